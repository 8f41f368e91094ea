package io.github.firehoselogs.tools.delivery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.firehoselogs.tools.BadInputException;
import io.github.firehoselogs.tools.stream.Answer;
import io.github.firehoselogs.tools.stream.ArrivedRecord;
import io.github.firehoselogs.tools.stream.Delivery;
import io.github.firehoselogs.tools.stream.Objects;
import io.github.firehoselogs.tools.stream.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// A folder that holds what the S3 bucket would: objects named as Firehose names them, under their
/// evaluated prefixes, and one line of JSON under the error prefix for every record that failed.
/// Everything is appended as it comes; nothing is kept in memory.
public final class DeliveryFolder implements Delivery {
  /// Firehose's names for the two ways of failing that happen here, as folders under the error
  /// prefix. The second is not in its documentation; so real streams have named it.
  static final String PROCESSING_FAILED = "processing-failed";

  static final String PARTITIONING_FAILED = "metadata-extraction-failed";

  /// The least buffer under dynamic partitioning, 64 MB: what is more begins a new object.
  /// https://docs.aws.amazon.com/firehose/latest/dev/dynamic-partitioning.html
  static final long MAX_OBJECT_BYTES = 64 << 20;

  private static final Pattern OBJECT_NAME =
      Pattern.compile(
          ".*"
              + Source.STREAM
              + "-1-\\d{4}(-\\d{2}){5}-[0-9a-f-]{36}(\\.log|\\.log\\.gz|\\.ndjson)?");
  private static final DateTimeFormatter NAME_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final JsonFactory JSON = new JsonFactory();
  private static final String RANDOM_CHARS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  /// How objects are delivered: as they would be after gunzip and named for that, or as gzip. One
  /// that has reached `maxBytes` is followed by another.
  public record ObjectFormat(boolean gzip, long maxBytes) {
    public static final ObjectFormat READABLE = new ObjectFormat(false, MAX_OBJECT_BYTES);
    public static final ObjectFormat GZIP = new ObjectFormat(true, MAX_OBJECT_BYTES);

    String extension() {
      return gzip ? ".log.gz" : ".log";
    }
  }

  private static final class OpenObject {
    private Path file;
    private long objectBytes;
    private int count = 1;
    private long bytes;

    OpenObject(Path file) {
      this.file = file;
    }
  }

  private final Path folder;
  private final Prefixes prefixes;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final ObjectFormat format;
  private final SortedMap<String, OpenObject> objects = new TreeMap<>();
  private @Nullable Path written;
  private OutputStream out = OutputStream.nullOutputStream();

  /// Empties `folder` of what an earlier run wrote. `random` makes the names unique.
  public DeliveryFolder(Path folder, Prefixes prefixes, InstantSource clock, RandomGenerator random)
      throws IOException {
    this(folder, prefixes, clock, random, ObjectFormat.READABLE);
  }

  public DeliveryFolder(
      Path folder,
      Prefixes prefixes,
      InstantSource clock,
      RandomGenerator random,
      ObjectFormat format)
      throws IOException {
    this.folder = folder;
    this.prefixes = prefixes;
    this.clock = clock;
    this.random = random;
    this.format = format;
    empty(folder);
    Files.createDirectories(folder);
  }

  /// Deletes the objects in `folder` and the folders that they leave empty, but nothing at all if
  /// there is a file that no run can have written.
  private static void empty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new BadInputException("-Dout: '" + folder + "' is a file, expected a folder");
    }
    Path real = folder.toRealPath();
    List<Path> files;
    try (Stream<Path> inside = Files.walk(real)) {
      files = inside.filter(path -> !isFolder(path)).toList();
    }
    for (Path file : files) {
      if (Files.isSymbolicLink(file) || !isNameOfObject(file)) {
        throw new BadInputException(
            "-Dout: '"
                + folder
                + "' holds '"
                + real.relativize(file)
                + "', which no run of this wrote; name a new folder, or move that away");
      }
    }
    for (Path file : files) {
      Files.delete(file);
      deleteEmptyFolders(real, real.relativize(file));
    }
  }

  /// Deletes the folders between `top` and the file that was at `deleted` in it.
  private static void deleteEmptyFolders(Path top, Path deleted) throws IOException {
    for (int names = deleted.getNameCount() - 1; names > 0; names--) {
      Path folder = top.resolve(deleted.subpath(0, names));
      if (!isEmpty(folder)) {
        return;
      }
      Files.delete(folder);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.findAny().isEmpty();
    }
  }

  private static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isNameOfObject(Path file) {
    return OBJECT_NAME.matcher(file.getFileName().toString()).matches();
  }

  /// Appends what the function answered for `record` to the object of its partition. Returns
  /// whether it has one: without, the record is under the error prefix.
  @Override
  public boolean deliver(ArrivedRecord record, Answer.Ok answer) throws IOException {
    Instant arrival = Instant.ofEpochMilli(record.arrivalMillis());
    return switch (prefixes.delivery().evaluate(answer.partitionKeys(), arrival)) {
      case PrefixExpression.Evaluated.Prefix prefix -> {
        append(prefix.text(), format.extension(), answer.data());
        yield true;
      }
      case PrefixExpression.Evaluated.Unusable unusable -> {
        String reason = "partitionKeys values must not be null or empty: " + unusable.reason();
        fail(record, PARTITIONING_FAILED, "DynamicPartitioning.MetadataExtractionFailed", reason);
        yield false;
      }
    };
  }

  @Override
  public void fail(ArrivedRecord record) throws IOException {
    fail(
        record,
        PROCESSING_FAILED,
        "Lambda.ProcessingFailedStatus",
        "ProcessingFailed status set for record");
  }

  /// Adds an object of its own with `data`, readable, whose name ends with `extension`.
  void put(String prefix, String extension, byte[] data) throws IOException {
    OpenObject before = objects.get(prefix);
    if (before != null) {
      before.objectBytes = format.maxBytes;
    }
    append(prefix, extension, data);
  }

  @Override
  public void finish() throws IOException {
    out.flush();
  }

  @Override
  public SortedMap<String, Long> refused() {
    return new TreeMap<>();
  }

  @Override
  public SortedMap<String, Objects> objects() {
    SortedMap<String, Objects> counts = new TreeMap<>();
    objects.forEach(
        (prefix, object) -> counts.put(prefix, new Objects(object.count, object.bytes)));
    return counts;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private void fail(ArrivedRecord record, String type, String errorCode, String errorMessage)
      throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(2 * record.data().length + 512);
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeNumberField("attemptsMade", 1);
      json.writeNumberField("arrivalTimestamp", record.arrivalMillis());
      json.writeStringField("errorCode", errorCode);
      json.writeStringField("errorMessage", errorMessage);
      json.writeNumberField("attemptEndingTimestamp", clock.millis());
      json.writeStringField("rawData", Base64.getEncoder().encodeToString(record.data()));
      json.writeStringField("lambdaArn", Source.LAMBDA_ARN);
      json.writeEndObject();
    }
    line.write('\n');
    Instant arrival = Instant.ofEpochMilli(record.arrivalMillis());
    append(prefixes.errors().evaluateError(type, arrival), "", line.toByteArray());
  }

  private void append(String prefix, String extension, byte[] data) throws IOException {
    OpenObject object = objects.get(prefix);
    if (object == null) {
      object = new OpenObject(newFile(prefix, extension));
      objects.put(prefix, object);
    } else if (object.objectBytes >= format.maxBytes) {
      object.file = newFile(prefix, extension);
      object.objectBytes = 0;
      object.count++;
    }
    moveTo(object.file);
    out.write(data);
    object.objectBytes += data.length;
    object.bytes += data.length;
  }

  /// One file is open at a time: neighbours mostly share a partition, and partitions may be many.
  private void moveTo(Path file) throws IOException {
    if (!file.equals(written)) {
      out.close();
      Files.createDirectories(file.getParent());
      out = opened(file);
      written = file;
    }
  }

  /// Appending to gzip adds a member, which every reader of gzip takes for more of the same text.
  private static OutputStream opened(Path file) throws IOException {
    OutputStream bytes =
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return file.toString().endsWith(".gz") ? new GZIPOutputStream(bytes) : bytes;
  }

  private Path newFile(String prefix, String extension) {
    String name =
        Source.STREAM
            + "-1-"
            + NAME_TIME.format(clock.instant())
            + "-"
            + new UUID(random.nextLong(), random.nextLong())
            + extension;
    return ObjectPath.of(
        folder, prefix.replace(PrefixExpression.RANDOM_STRING, randomString()), name);
  }

  /// 11 characters, as Firehose draws them.
  private String randomString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 11; i++) {
      text.append(RANDOM_CHARS.charAt(random.nextInt(RANDOM_CHARS.length())));
    }
    return text.toString();
  }
}
