package io.github.firehoselogs.tools.delivery;

import io.github.firehoselogs.tools.BadInputException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The prefix of S3 objects in the syntax of Firehose:
///
/// ```
/// logs/instanceId=!{partitionKeyFromLambda:instanceId}/!{timestamp:yyyy/MM/dd}/
/// errors/!{firehose:error-output-type}/!{firehose:random-string}/
/// ```
///
/// Timestamps are arrival times in UTC.
/// https://docs.aws.amazon.com/firehose/latest/dev/s3-prefixes.html
final class PrefixExpression {
  /// The maximum length of an evaluated prefix with dynamic partitioning, in characters.
  static final int MAX_CHARS = 512;

  /// A placeholder in an evaluated prefix; each object gets a new random string.
  static final String RANDOM_STRING = "!{firehose:random-string}";

  /// Firehose appends this to a prefix without any expression.
  private static final String DEFAULT_TIME = "!{timestamp:yyyy/MM/dd/HH/}";

  private static final Pattern EXPRESSION = Pattern.compile("!\\{([^:}]*):?([^}]*)\\}");

  private sealed interface Part {
    record Literal(String text) implements Part {}

    record PartitionKey(String name) implements Part {}

    record Timestamp(DateTimeFormatter formatter) implements Part {}

    record ErrorOutputType() implements Part {}
  }

  /// The result of an expression for one record.
  sealed interface Evaluated {
    /// The prefix, which can still contain [#RANDOM_STRING].
    record Prefix(String text) implements Evaluated {}

    /// The record lacks a key, or its prefix is too long.
    record Unusable(String reason) implements Evaluated {}
  }

  private final List<Part> parts;

  private PrefixExpression(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /// Compiles the prefix for delivered records. Error messages name it `place`.
  static PrefixExpression ofDelivery(String place, String text) {
    PrefixExpression prefix = compile(place, text.contains("!{") ? text : text + DEFAULT_TIME);
    if (prefix.parts.stream().anyMatch(Part.ErrorOutputType.class::isInstance)) {
      throw new BadInputException(place + ": firehose:error-output-type is for the error prefix");
    }
    return prefix;
  }

  /// Compiles the prefix for failed records. Error messages name it `place`.
  static PrefixExpression ofErrors(String place, String text) {
    PrefixExpression prefix = compile(place, text);
    if (prefix.parts.stream().anyMatch(Part.PartitionKey.class::isInstance)) {
      throw new BadInputException(place + ": the error prefix may name no partition key");
    }
    if (prefix.parts.stream().noneMatch(Part.ErrorOutputType.class::isInstance)) {
      throw new BadInputException(place + ": expected !{firehose:error-output-type} in it");
    }
    return prefix;
  }

  private static PrefixExpression compile(String place, String text) {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = EXPRESSION.matcher(text);
    int at = 0;
    while (matcher.find()) {
      parts.add(new Part.Literal(text.substring(at, matcher.start())));
      parts.add(part(place, matcher));
      at = matcher.end();
    }
    parts.add(new Part.Literal(text.substring(at)));
    if (text.indexOf("!{", at) >= 0) {
      throw new BadInputException(place + ": a '!{' without its '}' in '" + text + "'");
    }
    return new PrefixExpression(parts);
  }

  private static Part part(String place, Matcher matcher) {
    String value = matcher.group(2);
    return switch (matcher.group(1)) {
      case "partitionKeyFromLambda" -> new Part.PartitionKey(value);
      case "timestamp" -> new Part.Timestamp(formatter(place, value));
      case "firehose" ->
          switch (value) {
            case "error-output-type" -> new Part.ErrorOutputType();
            case "random-string" -> new Part.Literal(RANDOM_STRING);
            default -> throw unknown(place, matcher);
          };
      default -> throw unknown(place, matcher);
    };
  }

  private static BadInputException unknown(String place, Matcher matcher) {
    return new BadInputException(
        place
            + ": found '"
            + matcher.group()
            + "', expected !{partitionKeyFromLambda:KEY}, !{timestamp:PATTERN},"
            + " !{firehose:error-output-type} or !{firehose:random-string}");
  }

  private static DateTimeFormatter formatter(String place, String pattern) {
    try {
      return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(
          place + ": timestamp pattern '" + pattern + "': " + e.getMessage(), e);
    }
  }

  /// Returns the prefix of a record with these keys that arrived at this time.
  Evaluated evaluate(Map<String, String> partitionKeys, Instant arrival) {
    for (Part part : parts) {
      if (part instanceof Part.PartitionKey key && !partitionKeys.containsKey(key.name)) {
        return new Evaluated.Unusable("the record has no partition key " + key.name);
      }
    }
    String prefix = text(partitionKeys, arrival, "");
    return prefix.length() <= MAX_CHARS
        ? new Evaluated.Prefix(prefix)
        : new Evaluated.Unusable("prefix characters > " + MAX_CHARS + ": " + prefix.length());
  }

  /// Returns the prefix of a record with this kind of failure.
  String evaluateError(String errorOutputType, Instant arrival) {
    return text(Map.of(), arrival, errorOutputType);
  }

  private String text(Map<String, String> keys, Instant arrival, String errorOutputType) {
    StringBuilder prefix = new StringBuilder();
    for (Part part : parts) {
      prefix.append(
          switch (part) {
            case Part.Literal literal -> literal.text;
            case Part.PartitionKey key -> keys.getOrDefault(key.name, "");
            case Part.Timestamp time -> time.formatter.format(arrival);
            case Part.ErrorOutputType _ -> errorOutputType;
          });
    }
    return prefix.toString();
  }
}
