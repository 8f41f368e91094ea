package io.github.firehoselogs.tools.schema;

import io.github.firehoselogs.tools.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The prefix of a Firehose stream as Athena's partition projection sees it: fixed folders, then
/// folders that are partitions.
///
/// ```
/// AWSLogs/1…2/eu-central-1/web/!{partitionKeyFromLambda:instanceId}/!{…:year}/ … /!{…:hour}/
/// AWSLogs/1…2/eu-central-1/web/!{timestamp:yyyy/MM/dd/HH}/
/// ```
///
/// The keys `year`, `month`, `date` and `hour` in consecutive folders are one time, like the
/// pattern of a timestamp.
/// https://docs.aws.amazon.com/athena/latest/ug/partition-projection-kinesis-firehose-example.html
record ObjectPrefix(String fixed, List<Part> parts) {
  /// A part after the fixed folders.
  sealed interface Part {
    record Text(String text) implements Part {}

    /// A key whose values only a query can name.
    record Key(String name) implements Part {}

    /// A time in folders, as a pattern of Java's `DateTimeFormatter`.
    record Time(String pattern) implements Part {}
  }

  /// What Firehose appends to a prefix without an expression.
  private static final String DEFAULT_TIME = "!{timestamp:yyyy/MM/dd/HH}/";

  private static final Pattern EXPRESSION =
      Pattern.compile("!\\{(partitionKeyFromLambda|timestamp):([A-Za-z0-9_/-]+)\\}");

  /// The characters that AWS calls safe in keys, without the quote.
  private static final Pattern FOLDERS = Pattern.compile("[A-Za-z0-9!_.*()/=-]*");

  private static final Map<String, String> TIME_KEYS =
      Map.of("year", "yyyy", "month", "MM", "date", "dd", "hour", "HH");

  /// Reads a prefix in the syntax of Firehose. Messages of errors name it `place`.
  static ObjectPrefix of(String place, String prefix) {
    if (!prefix.endsWith("/")) {
      throw new BadInputException(place + ": found '" + prefix + "', expected a '/' at its end");
    }
    String text = prefix.contains("!{") ? prefix : prefix + DEFAULT_TIME;
    int fixedTo = text.lastIndexOf('/', text.indexOf("!{")) + 1;
    List<Part> parts = new ArrayList<>();
    Matcher matcher = EXPRESSION.matcher(text);
    int at = fixedTo;
    while (matcher.find()) {
      addText(place, text.substring(at, matcher.start()), parts);
      add(matcher.group(1).equals("timestamp"), matcher.group(2), parts);
      at = matcher.end();
    }
    addText(place, text.substring(at), parts);
    return new ObjectPrefix(checked(place, text.substring(0, fixedTo)), parts);
  }

  private static void addText(String place, String text, List<Part> parts) {
    if (!text.isEmpty()) {
      parts.add(new Part.Text(checked(place, text)));
    }
  }

  private static String checked(String place, String text) {
    if (!FOLDERS.matcher(text).matches()) {
      throw new BadInputException(
          place
              + ": found '"
              + text
              + "', expected folders, !{partitionKeyFromLambda:KEY} and !{timestamp:PATTERN}");
    }
    return text;
  }

  private static void add(boolean timestamp, String value, List<Part> parts) {
    String pattern = timestamp ? value : TIME_KEYS.get(value);
    if (pattern == null) {
      parts.add(new Part.Key(value));
      return;
    }
    int last = parts.size() - 1;
    boolean continues =
        last >= 1
            && parts.get(last).equals(new Part.Text("/"))
            && parts.get(last - 1) instanceof Part.Time;
    if (continues && parts.get(last - 1) instanceof Part.Time(String before)) {
      parts.remove(last);
      parts.set(last - 1, new Part.Time(before + "/" + pattern));
    } else {
      parts.add(new Part.Time(pattern));
    }
  }
}
