package io.github.firehoselogs.settings;

import io.github.firehoselogs.cloudwatch.EnvelopeBytes;
import io.github.firehoselogs.partition.PartitionKeys;
import io.github.firehoselogs.settings.Settings.EventsPerRecord;
import io.github.firehoselogs.settings.Settings.PartitionMode;
import io.github.firehoselogs.transform.LogEventTransform;
import io.github.firehoselogs.transform.MessageTransform;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// Reads one variable after another and collects what is wrong, so that one failed start tells all.
final class SettingsReader {
  private static final String DEFAULT_PARTITION_KEYS =
      "instanceId={logStream},year={timestamp:yyyy},month={timestamp:MM},date={timestamp:dd},"
          + "hour={timestamp:HH}";

  /// 6 MB as Firehose's documentation has it, in MiB: a response of more is refused.
  /// https://docs.aws.amazon.com/firehose/latest/dev/data-transformation.html
  private static final int MAX_RESPONSE_BYTES = 6_291_456;

  /// Settings that change what is delivered and that this version does not have. To pass over them
  /// in silence would deliver what was meant to be filtered or redacted.
  private static final List<String> NOT_YET =
      List.of("PATTERN", "UNMATCHED", "INCLUDE", "EXCLUDE", "REDACT", "ROUTES");

  private final Map<String, String> environment;
  private final List<String> problems = new ArrayList<>();

  SettingsReader(Map<String, String> environment) {
    this.environment = environment;
  }

  Settings read() {
    ZoneId zone = parsed("TIME_ZONE", "UTC", SettingsReader::zone, ZoneOffset.UTC);
    PartitionKeys noKeys = PartitionKeys.compile("", zone);
    String keys = environment.getOrDefault("PARTITION_KEYS", DEFAULT_PARTITION_KEYS);
    Settings settings =
        new Settings(
            parsed("TRANSFORM", "message", SettingsReader::transform, new MessageTransform()),
            parse("PARTITION_KEYS", keys, text -> PartitionKeys.compile(text, zone), noKeys),
            choice("PARTITION_MODE", PartitionMode.class, PartitionMode.FIRST),
            choice("EVENTS_PER_RECORD", EventsPerRecord.class, EventsPerRecord.ALL),
            number("MAX_RESPONSE_BYTES", 6_000_000, 1, MAX_RESPONSE_BYTES),
            number("MAX_ENVELOPE_BYTES", 128 << 20, 1, 1 << 30),
            number("MAX_ROUNDS", 16, 0, EnvelopeBytes.MAX_ROUNDS),
            number("REINGEST_MAX_ATTEMPTS", 20, 1, 100),
            number("REINGEST_BATCH_RECORDS", 500, 1, 500),
            parsed("KINESIS_AGGREGATION", "true", SettingsReader::flag, true),
            parse(
                "METRICS_NAMESPACE",
                environment.getOrDefault("METRICS_NAMESPACE", "FirehoseLogs").strip(),
                SettingsReader::namespace,
                ""));
    for (String name : NOT_YET) {
      if (!environment.getOrDefault(name, "").isBlank()) {
        problems.add(name + ": this version does not have it, remove the variable");
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidSettingsException(problems);
    }
    return settings;
  }

  private int number(String name, int otherwise, int least, int most) {
    return parsed(
        name,
        Integer.toString(otherwise),
        text -> {
          try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
              return value;
            }
          } catch (NumberFormatException _) {
            // Answered below, like a number out of range.
          }
          throw new IllegalArgumentException(
              "expected a whole number in " + least + ".." + most + ", found '" + text + "'");
        },
        otherwise);
  }

  private <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
    return parsed(
        name,
        spelling(otherwise),
        text -> {
          List<String> known = new ArrayList<>();
          for (E value : type.getEnumConstants()) {
            if (spelling(value).equals(text)) {
              return value;
            }
            known.add(spelling(value));
          }
          throw new IllegalArgumentException(
              "expected " + String.join(" or ", known) + ", found '" + text + "'");
        },
        otherwise);
  }

  private static String spelling(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("expected true or false, found '" + text + "'");
    };
  }

  /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html
  private static String namespace(String text) {
    if (!text.matches("[A-Za-z0-9._/#: -]{0,255}") || text.startsWith("AWS/")) {
      throw new IllegalArgumentException(
          "expected up to 255 letters, digits, blanks and . - _ / # :, not beginning with AWS/,"
              + " found '"
              + text
              + "'");
    }
    return text;
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException _) {
      throw new IllegalArgumentException(
          "expected an IANA time zone such as Europe/Berlin, found '" + text + "'");
    }
  }

  private static LogEventTransform transform(String text) {
    if (text.equals("message")) {
      return new MessageTransform();
    }
    throw new IllegalArgumentException("unknown transform '" + text + "', known is message");
  }

  private <T> T parsed(String name, String otherwise, Function<String, T> parser, T onError) {
    String text = environment.getOrDefault(name, "").strip();
    return parse(name, text.isEmpty() ? otherwise : text, parser, onError);
  }

  private <T> T parse(String name, String text, Function<String, T> parser, T onError) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      problems.add(name + ": " + e.getMessage());
      return onError;
    }
  }
}
