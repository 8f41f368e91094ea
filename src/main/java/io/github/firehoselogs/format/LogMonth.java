package io.github.firehoselogs.format;

/// The English names of the months in three letters, as syslog and access logs write them.
public final class LogMonth {
  private static final String NAMES = "JanFebMarAprMayJunJulAugSepOctNovDec";
  private static final int LENGTH = 3;

  private LogMonth() {}

  /// Moves past a month if one is next.
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
