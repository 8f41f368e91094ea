package io.github.firehoselogs.tools.redrive.journal;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The lines of a journal after its first, each written and flushed before the next step:
///
/// ```
/// send     OBJECT  LINE:HASH LINE:HASH  OBJECT  LINE:HASH      before a call, its records
/// taken    INDEX INDEX                                        after it, with the refused records
/// refused                                                     the stream took none of them
/// unknown                                                     there was no answer
/// ```
///
/// Tabs separate columns. In the name of an object, tab, line feed, carriage return and backslash
/// are escaped.
sealed interface JournalLine {
  /// A call with these records begins.
  record Send(List<RecordKey> records) implements JournalLine {}

  /// The stream answered and refused the records at these indexes.
  record Taken(List<Integer> refused) implements JournalLine {}

  /// The stream took no record of the call.
  record Refused() implements JournalLine {}

  /// The call got no answer: the stream may have taken its records.
  record Unknown() implements JournalLine {}

  /// Returns this line as text, without a line feed.
  default String text() {
    return switch (this) {
      case Send send -> sendText(send.records);
      case Taken taken -> "taken\t" + String.join(" ", texts(taken.refused));
      case Refused _ -> "refused";
      case Unknown _ -> "unknown";
    };
  }

  private static List<String> texts(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).toList();
  }

  private static String sendText(List<RecordKey> records) {
    StringBuilder text = new StringBuilder("send");
    String object = "";
    for (RecordKey each : records) {
      if (each.object().equals(object)) {
        text.append(' ');
      } else {
        object = each.object();
        text.append('\t').append(escaped(object)).append('\t');
      }
      text.append(each.line()).append(':').append(HexFormat.of().toHexDigits(each.dataHash()));
    }
    return text.toString();
  }

  /// Reads a line; empty if it is none.
  static Optional<JournalLine> parse(String line) {
    try {
      String[] columns = line.split("\t", -1);
      return switch (columns[0]) {
        case "send" -> Optional.of(parseSend(columns));
        case "taken" -> Optional.of(new Taken(parseIndexes(columns[1])));
        case "refused" -> Optional.of(new Refused());
        case "unknown" -> Optional.of(new Unknown());
        default -> Optional.empty();
      };
    } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
      return Optional.empty();
    }
  }

  private static List<Integer> parseIndexes(String text) {
    List<Integer> indexes = new ArrayList<>();
    for (String each : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
      indexes.add(Integer.valueOf(each));
    }
    return indexes;
  }

  private static Send parseSend(String[] columns) {
    List<RecordKey> records = new ArrayList<>();
    for (int i = 1; i < columns.length; i += 2) {
      String object = unescaped(columns[i]);
      for (String each : columns[i + 1].split(" ", -1)) {
        int colon = each.indexOf(':');
        records.add(
            new RecordKey(
                object,
                Long.parseLong(each.substring(0, colon)),
                HexFormat.fromHexDigitsToLong(each.substring(colon + 1))));
      }
    }
    return new Send(records);
  }

  private static String escaped(String name) {
    return name.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  private static String unescaped(String text) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (each == '\\') {
        char letter = text.charAt(++i);
        name.append(
            switch (letter) {
              case 't' -> '\t';
              case 'n' -> '\n';
              case 'r' -> '\r';
              default -> letter;
            });
      } else {
        name.append(each);
      }
    }
    return name.toString();
  }
}
