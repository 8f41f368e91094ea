package io.github.firehoselogs.redact.decode;

import io.github.firehoselogs.format.Redacted;
import io.github.firehoselogs.json.Utf8Builder;

/// A range `[from, to)` of a message that is replaced by `[REDACTED]`.
///
/// `quoting` is [#UNQUOTED] for text. The replacement of a number needs quotes; for these,
/// `quoting` is the number of JSON strings that the number is nested in.
///
/// ```
/// 0  {"card":"[REDACTED]"}
/// 1  {"body":"{\"card\":\"[REDACTED]\"}"}
/// 2  {"body":"{\"body\":\"{\\\"card\\\":\\\"[REDACTED]\\\"}\"}"}
/// ```
public record Replacement(int from, int to, int quoting) implements Comparable<Replacement> {
  /// The `quoting` of a replacement that needs no quotes.
  public static final int UNQUOTED = -1;

  @Override
  public int compareTo(Replacement other) {
    return from != other.from ? Integer.compare(from, other.from) : Integer.compare(to, other.to);
  }

  /// Returns whether this range and that of `other`, which does not begin before it, share a byte.
  boolean overlaps(Replacement other) {
    return other.from < to;
  }

  /// Returns one replacement for both ranges.
  Replacement joined(Replacement other) {
    return new Replacement(from, Math.max(to, other.to), Math.max(quoting, other.quoting));
  }

  void appendReplacement(Utf8Builder output) {
    appendQuote(output);
    output.append(Redacted.TEXT);
    appendQuote(output);
  }

  /// Each string around a quote doubles the backslashes before it and adds one.
  private void appendQuote(Utf8Builder output) {
    if (quoting == UNQUOTED) {
      return;
    }
    int backslashes = (1 << quoting) - 1;
    for (int i = 0; i < backslashes; i++) {
      output.append('\\');
    }
    output.append('"');
  }
}
