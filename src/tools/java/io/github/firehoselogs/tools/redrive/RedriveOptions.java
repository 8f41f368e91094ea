package io.github.firehoselogs.tools.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.tools.BadInputException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The checked arguments of a redrive.
record RedriveOptions(
    List<String> places,
    Stream stream,
    Selection only,
    OptionalInt rate,
    Path journal,
    boolean dryRun) {
  /// The stream that records are put back into.
  record Stream(String arn, boolean isKinesis, String region, String name) {}

  private static final Pattern ARN =
      Pattern.compile(
          "arn:aws[a-z-]*:(firehose|kinesis):([a-z0-9-]+):[0-9]{12}:"
              + "(deliverystream|stream)/([A-Za-z0-9_.-]+)");

  /// Checks the arguments.
  static RedriveOptions from(RedriveArguments arguments) {
    if (arguments.places.isEmpty()) {
      throw new BadInputException(
          "PATH: found none, expected failure objects: files, folders or s3://bucket/prefix");
    }
    if (arguments.rate != null && arguments.rate < 1) {
      throw new BadInputException(
          "--rate: found '" + arguments.rate + "', expected a number of records a second from 1");
    }
    Stream stream = stream(arguments.stream);
    return new RedriveOptions(
        List.copyOf(arguments.places),
        stream,
        Selection.of(arguments.only),
        arguments.rate == null ? OptionalInt.empty() : OptionalInt.of(arguments.rate),
        journal(arguments.journal, stream),
        arguments.dryRun);
  }

  private static Stream stream(@Nullable String arn) {
    Matcher matcher = ARN.matcher(arn == null ? "" : arn);
    boolean found = matcher.matches();
    if (!found || matcher.group(1).equals("kinesis") != matcher.group(3).equals("stream")) {
      throw new BadInputException(
          "--stream: found '"
              + (arn == null ? "" : arn)
              + "', expected an ARN such as"
              + " arn:aws:firehose:eu-central-1:123456789012:deliverystream/NAME or"
              + " arn:aws:kinesis:eu-central-1:123456789012:stream/NAME");
    }
    return new Stream(
        matcher.group(), matcher.group(1).equals("kinesis"), matcher.group(2), matcher.group(4));
  }

  /// Returns the journal. By default it depends on the stream alone: two runs on different paths
  /// may meet the same object.
  private static Path journal(@Nullable String given, Stream stream) {
    if (given == null) {
      String hash = UUID.nameUUIDFromBytes(stream.arn.getBytes(UTF_8)).toString().substring(0, 8);
      return Path.of("redrive-" + stream.name + "-" + hash + ".journal");
    }
    try {
      if (given.isBlank()) {
        throw new BadInputException("--journal: found '" + given + "', expected a file");
      }
      return Path.of(given);
    } catch (InvalidPathException e) {
      throw new BadInputException("--journal: '" + given + "' is no path: " + e.getReason(), e);
    }
  }
}
