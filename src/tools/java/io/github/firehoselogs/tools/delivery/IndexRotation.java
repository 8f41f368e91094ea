package io.github.firehoselogs.tools.delivery;

import io.github.firehoselogs.tools.BadInputException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How often Firehose starts a new index. It appends the arrival time in UTC to the index name.
/// https://docs.aws.amazon.com/firehose/latest/dev/basic-deliver.html#es-index-rotation
public enum IndexRotation {
  NO_ROTATION("NoRotation", ""),
  ONE_HOUR("OneHour", "-yyyy-MM-dd-HH"),
  ONE_DAY("OneDay", "-yyyy-MM-dd"),
  ONE_WEEK("OneWeek", "-YYYY-'w'ww"),
  ONE_MONTH("OneMonth", "-yyyy-MM");

  private final String wireName;
  private final String pattern;

  IndexRotation(String wireName, String pattern) {
    this.wireName = wireName;
    this.pattern = pattern;
  }

  /// Returns the rotation with Firehose's name `name`.
  public static IndexRotation named(String name) {
    return Arrays.stream(values())
        .filter(each -> each.wireName.equals(name))
        .findFirst()
        .orElseThrow(() ->
            new BadInputException(
                "--rotation: found '"
                    + name
                    + "', expected one of "
                    + String.join(", ", wireNames())));
  }

  private static List<String> wireNames() {
    return Arrays.stream(values()).map(each -> each.wireName).toList();
  }

  /// Returns the index name for data that arrived at `arrival`. Weeks are ISO 8601 weeks.
  String indexName(String index, Instant arrival) {
    // The locale defines the weeks: the United Kingdom uses ISO weeks.
    DateTimeFormatter suffix = DateTimeFormatter.ofPattern(pattern, Locale.UK);
    return index + suffix.withZone(ZoneOffset.UTC).format(arrival);
  }
}
