package io.github.firehoselogs.envelope;

import io.github.firehoselogs.json.JsonGap;
import io.github.firehoselogs.json.Utf8;

/// Reads the JSON of one record: one or more envelopes, one document after another. A document in
/// CloudWatch Logs' usual form is read by [EnvelopeScanner], any other by [EnvelopeParser].
final class EnvelopeReader {
  /// Tries to read a document without Jackson; see [EnvelopeScanner#scan].
  @FunctionalInterface
  interface Scanner {
    int scan(LogEvents events, byte[] json, int from, int to);
  }

  private static final Scanner USUAL =
      new Scanner() {
        @Override
        public int scan(LogEvents events, byte[] json, int from, int to) {
          return EnvelopeScanner.scan(events, json, from, to);
        }
      };

  private EnvelopeReader() {}

  /// Fills `events` with the log events of the documents in `json[0, length)`.
  static void read(LogEvents events, byte[] json, int length) throws UnreadableEnvelopeException {
    read(events, json, length, USUAL);
  }

  /// Fills `events` with the log events of the documents in `json[0, length)`, which `scanner`
  /// tries to read first.
  static void read(LogEvents events, byte[] json, int length, Scanner scanner)
      throws UnreadableEnvelopeException {
    events.reset(json, length);
    int at = JsonGap.skip(json, 0, length);
    if (at == length) {
      throw new UnreadableEnvelopeException("envelope: empty, expected a JSON object");
    }
    while (at < length) {
      if (json[at] != '{' || at + 1 == length || json[at + 1] == 0) {
        // Jackson would read a NUL after the brace as UTF-16.
        throw new UnreadableEnvelopeException(
            "envelope: expected a JSON object in UTF-8 at byte " + at);
      }
      int end = scanner.scan(events, json, at, length);
      if (end == EnvelopeScanner.UNSURE) {
        end = EnvelopeParser.parse(events, json, at, length);
        requireUtf8(json, at, end);
      }
      at = JsonGap.skip(json, end, length);
    }
  }

  /// Throws if `json[from, to)` is not UTF-8. Jackson does not check every byte: it ignores invalid
  /// bytes in names and in values that it skips.
  private static void requireUtf8(byte[] json, int from, int to)
      throws UnreadableEnvelopeException {
    int end = Utf8.endOfValid(json, from, to);
    if (end < to) {
      throw new UnreadableEnvelopeException("envelope: not UTF-8 at byte " + end);
    }
  }
}
