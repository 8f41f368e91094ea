package io.github.firehoselogs.tools.delivery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.firehoselogs.tools.BadInputException;
import io.github.firehoselogs.tools.contract.Answer;
import io.github.firehoselogs.tools.stream.ArrivedRecord;
import io.github.firehoselogs.tools.stream.Delivery;
import io.github.firehoselogs.tools.stream.Objects;
import io.github.firehoselogs.tools.stream.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
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
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// A folder with the contents of the S3 bucket: objects with Firehose's names under their evaluated
/// prefixes, and under the error prefix one line of JSON for each record that failed. Data is
/// appended as it arrives; nothing is kept in memory.
public final class DeliveryFolder implements Delivery {
  /// Firehose's names for the two kinds of failure, used as folders under the error prefix. The
  /// second is not documented; it was seen in real streams.
  static final String PROCESSING_FAILED = "processing-failed";

  static final String PARTITIONING_FAILED = "metadata-extraction-failed";

  /// The smallest buffer with dynamic partitioning, 64 MB; more data starts a new object.
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

  /// How objects are written: decompressed, with a name that says so, or as gzip. An object that
  /// has reached `maxBytes` is followed by a new one.
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
  private Optional<String> firstWithoutPartition = Optional.empty();
  private @Nullable Path written;
  private OutputStream out = OutputStream.nullOutputStream();

  /// Deletes from `folder` the objects of an earlier run. `random` makes names unique.
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

  /// Throws [BadInputException] if `folder` holds a file that a run cannot have written.
  public static void check(Path folder) throws IOException {
    objectsIn(folder);
  }

  /// Deletes the objects in `folder` and the folders that become empty.
  private static void empty(Path folder) throws IOException {
    List<Path> files = objectsIn(folder);
    if (files.isEmpty()) {
      return;
    }
    Path real = folder.toRealPath();
    for (Path file : files) {
      Files.delete(file);
      deleteEmptyFolders(real, real.relativize(file));
    }
  }

  private static List<Path> objectsIn(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    if (!Files.isDirectory(folder)) {
      throw new BadInputException("--out: '" + folder + "' is a file, expected a folder");
    }
    Path real = folder.toRealPath();
    List<Path> files;
    try (Stream<Path> inside = Files.walk(real)) {
      files = inside.filter(path -> !isFolder(path)).toList();
    }
    for (Path file : files) {
      if (Files.isSymbolicLink(file) || !isNameOfObject(file)) {
        throw new BadInputException(
            "--out: '"
                + folder
                + "' holds '"
                + real.relativize(file)
                + "', which no run of this wrote; name a new folder, or move that away");
      }
    }
    return files;
  }

  /// Deletes the empty folders from the deleted file `deleted` up to `top`.
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

  /// Appends the function's output for `record` to the object of its partition. Returns false if it
  /// has no partition; then the record goes under the error prefix.
  @Override
  public boolean deliver(ArrivedRecord record, Answer.Ok answer) throws IOException {
    Instant arrival = Instant.ofEpochMilli(record.arrivalMillis());
    return switch (prefixes.delivery().evaluate(answer.partitionKeys(), arrival)) {
      case PrefixExpression.Evaluated.Prefix prefix -> {
        append(prefix.text(), format.extension(), answer.data());
        yield true;
      }
      case PrefixExpression.Evaluated.Unusable unusable -> {
        firstWithoutPartition = firstWithoutPartition.or(() -> Optional.of(unusable.reason()));
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

  /// Adds a separate object with `data`, not compressed, whose name ends with `extension`.
  void put(String prefix, String extension, byte[] data) throws IOException {
    OpenObject before = objects.get(prefix);
    if (before != null) {
      before.objectBytes = format.maxBytes;
    }
    append(prefix, extension, data);
  }

  /// Completes the file, so that a gzip object can be read. More data is appended to it.
  @Override
  public void finish() throws IOException {
    out.close();
    out = OutputStream.nullOutputStream();
    written = null;
  }

  @Override
  public Optional<String> firstWithoutPartition() {
    return firstWithoutPartition;
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
    write(object.file, data);
    object.objectBytes += data.length;
    object.bytes += data.length;
  }

  private void write(Path file, byte[] data) throws IOException {
    try {
      moveTo(file);
      out.write(data);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      // Such as a full disk: the message alone names no file.
      throw (IOException)
          new FileSystemException(file.toString(), null, e.getMessage()).initCause(e);
    }
  }

  /// Only one file is open at a time: there can be many partitions, and consecutive records mostly
  /// share one.
  private void moveTo(Path file) throws IOException {
    if (!file.equals(written)) {
      out.close();
      Files.createDirectories(file.getParent());
      out = opened(file);
      written = file;
    }
  }

  /// Appending adds a gzip member; readers decompress all members as one text.
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

  /// 11 random characters, as in Firehose's names.
  private String randomString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 11; i++) {
      text.append(RANDOM_CHARS.charAt(random.nextInt(RANDOM_CHARS.length())));
    }
    return text.toString();
  }
}
