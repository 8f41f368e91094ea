package io.github.firehoselogs.route;

/// A name pattern in which `*` matches any text, including the empty one, and `?` one character.
/// Case-sensitive, like the names of log groups.
record Wildcard(String pattern) {
  /// Returns whether all of `name` matches, in time at most proportional to the product of both
  /// lengths.
  boolean matches(String name) {
    int at = 0;
    int next = 0;
    int star = -1;
    int starred = 0;
    while (at < name.length()) {
      if (next < pattern.length() && pattern.charAt(next) == '*') {
        star = next++;
        starred = at;
      } else if (next < pattern.length() && matches(pattern.charAt(next), name.charAt(at))) {
        next++;
        at++;
      } else if (star >= 0) {
        next = star + 1;
        at = ++starred;
      } else {
        return false;
      }
    }
    while (next < pattern.length() && pattern.charAt(next) == '*') {
      next++;
    }
    return next == pattern.length();
  }

  private static boolean matches(char expected, char found) {
    return expected == '?' || expected == found;
  }
}
