package io.github.firehoselogs.opensearch.identity;

import io.github.firehoselogs.envelope.LogEventView;
import io.github.firehoselogs.placeholder.Fields;
import io.github.firehoselogs.placeholder.HashedText;
import io.github.firehoselogs.placeholder.Template;
import java.time.ZoneId;

/// The template of the name of an index. Immutable and thread-safe.
///
/// The name is made valid: letters become lower case, and every other character than `a-z`, `0-9`,
/// `.`, `_` and `-` becomes `_`. It does not begin with `.`, `_` or `-`, so no log event can choose
/// an index of the system. A name longer than 255 bytes is cut, and ends in a hash of the whole
/// name.
/// https://docs.aws.amazon.com/opensearch-service/latest/developerguide/indexing.html
public final class IndexName {
  private static final int MAX_BYTES = 255;

  private final Template template;

  private IndexName(Template template) {
    this.template = template;
  }

  /// Compiles `text`. Times are in `zone`. Throws [IllegalArgumentException] with one line that
  /// states the problem.
  public static IndexName compile(String text, ZoneId zone) {
    return new IndexName(Template.compile(text, zone));
  }

  /// Returns the name of the index for `logEvent`; `fields` looks up the fields of its document.
  public String of(LogEventView logEvent, Fields fields) {
    return valid(template.evaluate(logEvent, fields));
  }

  static String valid(String text) {
    StringBuilder name = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = lowerCase(text.charAt(i));
      if (name.isEmpty() ? isLetterOrDigit(c) : !Character.isLowSurrogate(c)) {
        name.append(isLetterOrDigit(c) || c == '.' || c == '-' ? c : '_');
      }
    }
    if (name.isEmpty()) {
      return Template.UNKNOWN;
    }
    return HashedText.shortened(name.toString(), MAX_BYTES, '-');
  }

  private static char lowerCase(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }
}
