package io.github.firehoselogs.tools.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.json.JsonString;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.tools.given.GivenEvent;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// An event for measurements: the messages of each record, and the JSON around them. The same
/// arguments always give the same event.
public record BenchmarkEvent(List<List<String>> messages) {
  /// Real logs, if this machine has them.
  private static final long SEED = 20_231_114;

  private static final int MAX_RESPONSE_BYTES = 6_000_000;

  /// The maximum size of an answer's entry without its data: an id of 56 digits, keys for an
  /// instance and an hour.
  private static final int ENTRY_BYTES = 300;

  /// Returns the event with this name:
  ///
  /// * `typical`: 30 envelopes of 100 events, about 0.2 MB of gzip as the template buffers;
  /// * `full`: 100 envelopes of 200 events, an answer just under 6,000,000 bytes;
  /// * `mysql`: 30 envelopes of 100 lines of a MySQL general log;
  /// * `N MB`: a full event's share for an answer of N MB;
  /// * `N records`: 10,000 events in N records.
  public static BenchmarkEvent named(String name) {
    String[] words = name.split(" ", 2);
    if (words.length == 2) {
      int number = Integer.parseInt(words[0]);
      return words[1].equals("MB")
          ? made(100 * number / 6, 200, dataBytes(100))
          : made(number, 10_000 / number, 0);
    }
    return switch (name) {
      case "typical" -> made(30, 100, 0);
      case "mysql" -> ofMysql();
      case "full" -> made(100, 200, dataBytes(100));
      default -> throw new IllegalArgumentException("no event is called " + name);
    };
  }

  /// Returns how many bytes of data each of `records` records may have in an answer.
  private static int dataBytes(int records) {
    return (MAX_RESPONSE_BYTES / records - ENTRY_BYTES) / 4 * 3;
  }

  private static BenchmarkEvent made(int records, int eventsPerRecord, int dataBytes) {
    LogText text = new LogText(new Random(SEED));
    List<List<String>> messages = new ArrayList<>();
    for (int i = 0; i < records; i++) {
      List<String> lines = new ArrayList<>();
      for (int k = 0; k < eventsPerRecord; k++) {
        lines.add(text.line());
      }
      if (dataBytes > 0) {
        fill(lines, dataBytes, text);
      }
      messages.add(lines);
    }
    return new BenchmarkEvent(messages);
  }

  private static BenchmarkEvent ofMysql() {
    LogText text = new LogText(new Random(SEED));
    return new BenchmarkEvent(
        IntStream.range(0, 30)
            .mapToObj(_ ->
                IntStream.range(0, 100).mapToObj(_ -> text.lineFor("mysql-general-log")).toList())
            .toList());
  }

  /// Fills `lines` to exactly `dataBytes` bytes, with a line feed each.
  private static void fill(List<String> lines, int dataBytes, LogText text) {
    int missing = dataBytes - dataBytes(lines);
    if (missing < 0) {
      throw new IllegalStateException("the lines are too long: " + missing);
    }
    for (int i = 0; missing > 0; i = (i + 1) % lines.size()) {
      String field = text.field();
      String added = field.substring(0, Math.min(missing, field.length()));
      lines.set(i, lines.get(i) + added);
      missing -= added.length();
    }
  }

  private static int dataBytes(List<String> lines) {
    return lines.stream().mapToInt(line -> line.getBytes(UTF_8).length + 1).sum();
  }

  /// Returns the JSON that Firehose would send.
  public String json() {
    GivenEvent event = GivenEvent.directPut();
    List<String> envelopes = envelopes();
    for (int i = 0; i < envelopes.size(); i++) {
      event.with("%056d".formatted(i), GivenEnvelope.gzip(envelopes.get(i)));
    }
    return event.json();
  }

  /// Returns the JSON of the envelope in each record.
  public List<String> envelopes() {
    return IntStream.range(0, messages.size()).mapToObj(i -> envelope(i, messages.get(i))).toList();
  }

  /// Returns an envelope as CloudWatch Logs writes it, with ids that increase with the time.
  private static String envelope(int number, List<String> messages) {
    StringBuilder json =
        new StringBuilder(
            "{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"123456789012\",\"logGroup\":\"/app/web\","
                + "\"logStream\":\"i-%017x\",\"subscriptionFilters\":[\"to-firehose\"],\"logEvents\":["
                    .formatted(number % 8));
    for (int i = 0; i < messages.size(); i++) {
      long timestamp = GivenEnvelope.TIMESTAMP + 1000L * number + 7L * i;
      BigInteger id = BigInteger.valueOf(timestamp).shiftLeft(144).add(BigInteger.valueOf(i));
      json.append(i == 0 ? "" : ",")
          .append("{\"id\":\"")
          .append(id)
          .append("\",\"timestamp\":")
          .append(timestamp)
          .append(",\"message\":")
          .append(new String(JsonString.quoted(messages.get(i)), UTF_8))
          .append('}');
    }
    return json.append("]}").toString();
  }

  /// Returns the output for each record: its messages, a line each.
  List<byte[]> outputs() {
    return messages.stream()
        .map(lines -> (String.join("\n", lines) + "\n").getBytes(UTF_8))
        .toList();
  }
}
