package io.github.firehoselogs.format;

/// Recognizes the three-letter English names of months in syslog and access logs.
public final class LogMonth {
  private static final String NAMES = "JanFebMarAprMayJunJulAugSepOctNovDec";
  private static final int LENGTH = 3;

  private LogMonth() {}

  /// Moves past a month if one is next; returns whether it was.
  public static boolean skip(Cursor line) {
    if (line.end - line.at < LENGTH) {
      return false;
    }
    byte first = line.text[line.at];
    byte second = line.text[line.at + 1];
    byte third = line.text[line.at + 2];
    for (int at = 0; at < NAMES.length(); at += LENGTH) {
      if (NAMES.charAt(at + 2) == third
          && NAMES.charAt(at + 1) == second
          && NAMES.charAt(at) == first) {
        line.at += LENGTH;
        return true;
      }
    }
    return false;
  }
}
