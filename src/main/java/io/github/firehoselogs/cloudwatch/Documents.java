package io.github.firehoselogs.cloudwatch;

import io.github.firehoselogs.text.Utf8;

/// Reads the JSON of one record: envelopes, one document behind another. A document as CloudWatch
/// Logs writes them is read by [EnvelopeScanner], any other by [EnvelopeParser].
final class Documents {
  /// Reads a document before Jackson does, as [EnvelopeScanner#scan] has it.
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

  private Documents() {}

  /// Lets `events` hold the log events of the documents in `json[0, length)`.
  static void read(LogEvents events, byte[] json, int length) throws UnreadableEnvelopeException {
    read(events, json, length, USUAL);
  }

  /// Does the same with `scanner`, which may be one that is never sure.
  static void read(LogEvents events, byte[] json, int length, Scanner scanner)
      throws UnreadableEnvelopeException {
    events.reset(json, length);
    int at = JsonText.skipBlank(json, 0, length);
    if (at == length) {
      throw new UnreadableEnvelopeException("envelope: empty, expected a JSON object");
    }
    while (at < length) {
      if (json[at] != '{' || at + 1 == length || json[at + 1] == 0) {
        // A NUL behind the brace would make Jackson take the text for UTF-16.
        throw new UnreadableEnvelopeException(
            "envelope: expected a JSON object in UTF-8 at byte " + at);
      }
      int behind = scanner.scan(events, json, at, length);
      if (behind == EnvelopeScanner.UNSURE) {
        behind = EnvelopeParser.parse(events, json, at, length);
        requireUtf8(json, at, behind);
      }
      at = JsonText.skipBlank(json, behind, length);
    }
  }

  /// Jackson does not look at each byte: it takes a name with a wrong one for the same name without,
  /// and passes over such bytes in what it skips.
  private static void requireUtf8(byte[] json, int from, int to)
      throws UnreadableEnvelopeException {
    int end = Utf8.endOfValid(json, from, to);
    if (end < to) {
      throw new UnreadableEnvelopeException("envelope: not UTF-8 at byte " + end);
    }
  }
}
