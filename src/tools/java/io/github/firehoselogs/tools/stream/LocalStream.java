package io.github.firehoselogs.tools.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.firehoselogs.tools.cost.BilledBytes;
import io.github.firehoselogs.tools.given.KinesisConsumer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/// The stream that records are put back into: Firehose's PutRecordBatch and Kinesis' PutRecords
/// over HTTP on the loopback interface, with the limits and errors of both services. Accepted
/// records wait for the next invocation; aggregated Kinesis records are split.
///
/// While it is open, system properties point the SDK's default clients in this process to it, with
/// credentials that are valid nowhere else. Other users of the machine can connect to it, but do not
/// know the access key: their calls are refused.
public final class LocalStream implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CREDENTIAL = "AWS4-HMAC-SHA256 Credential=";

  /// Both services: records in one call.
  static final int MAX_RECORDS = 500;

  /// PutRecordBatch: bytes of one record, 1,000 KiB before base64, and of one call, 4 MiB.
  /// https://docs.aws.amazon.com/firehose/latest/APIReference/API_PutRecordBatch.html
  static final int FIREHOSE_RECORD_BYTES = 1_024_000;

  static final int FIREHOSE_CALL_BYTES = 4_194_304;

  /// PutRecords: bytes of one record, 1 MiB with its key, and of one call, 5 MiB (the newest model
  /// says 10; older streams refuse that).
  /// https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html
  static final int KINESIS_RECORD_BYTES = 1_048_576;

  static final int KINESIS_CALL_BYTES = 5_242_880;

  private final Source source;
  private final InstantSource clock;
  private final HttpServer server;
  private final Map<String, Optional<String>> propertiesBefore = new LinkedHashMap<>();
  private final ConcurrentLinkedQueue<ArrivedRecord> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicLong taken = new AtomicLong();
  private final BilledBytes puts = new BilledBytes();
  private final String accessKey = "LOCAL" + HexFormat.of().withUpperCase().formatHex(random(16));

  private LocalStream(Source source, InstantSource clock, HttpServer server) {
    this.source = source;
    this.clock = clock;
    this.server = server;
  }

  /// Opens the stream on a free port.
  public static LocalStream open(Source source, InstantSource clock) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    LocalStream stream = new LocalStream(source, clock, HttpServer.create(address, 0));
    stream.server.createContext("/", stream::exchange);
    stream.server.start();
    stream.leadClientsHere();
    return stream;
  }

  /// Removes and returns the next record that was put back, if there is one.
  public Optional<ArrivedRecord> poll() {
    return Optional.ofNullable(waiting.poll());
  }

  /// Returns how many records were put back so far; an aggregated record counts once for each
  /// record in it.
  public long taken() {
    return taken.get();
  }

  /// Returns the sizes of the records that were put back, in which an aggregated record is one.
  public BilledBytes puts() {
    return puts;
  }

  private static byte[] random(int count) {
    byte[] bytes = new byte[count];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  @Override
  public void close() {
    server.stop(0);
    propertiesBefore.forEach((name, value) ->
        value.ifPresentOrElse(
            before -> System.setProperty(name, before), () -> System.clearProperty(name)));
  }

  private void leadClientsHere() {
    InetSocketAddress address = server.getAddress();
    String url = "http://127.0.0.1:" + address.getPort();
    set("aws.endpointUrlFirehose", url);
    set("aws.endpointUrlKinesis", url);
    set("aws.accessKeyId", accessKey);
    set("aws.secretAccessKey", "local");
    // Without it, Kinesis clients use CBOR.
    set("aws.cborEnabled", "false");
    // The machine's proxy cannot reach this address.
    set("http.nonProxyHosts", "127.0.0.1");
    // If set in the environment, either of them would reject a custom endpoint.
    set("aws.useFipsEndpoint", "false");
    set("aws.useDualstackEndpoint", "false");
  }

  private void set(String name, String value) {
    propertiesBefore.put(name, Optional.ofNullable(System.getProperty(name)));
    System.setProperty(name, value);
  }

  private void exchange(HttpExchange exchange) throws IOException {
    try (exchange) {
      String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
      Reply reply;
      try {
        checkAccessKey(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        reply = new Reply(200, answer(target, JSON.readTree(exchange.getRequestBody())));
      } catch (Refused e) {
        reply = new Reply(400, e.body());
      }
      byte[] body = JSON.writeValueAsBytes(reply.body);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(reply.status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /// Checks the key in `AWS4-HMAC-SHA256 Credential=KEY/20261122/us-east-1/firehose/aws4_request,…`.
  private void checkAccessKey(String authorization) {
    String expected = CREDENTIAL + accessKey + "/";
    String found = authorization.substring(0, Math.min(authorization.length(), expected.length()));
    if (!MessageDigest.isEqual(expected.getBytes(UTF_8), found.getBytes(UTF_8))) {
      throw new Refused(
          "UnrecognizedClientException", "The security token included in the request is invalid.");
    }
  }

  private record Reply(int status, JsonNode body) {}

  private JsonNode answer(String target, JsonNode request) throws IOException {
    return switch (target) {
      case "Firehose_20150804.PutRecordBatch" -> putRecordBatch(request);
      case "Kinesis_20131202.PutRecords" -> putRecords(request);
      default -> throw new Refused("UnknownOperationException", "not here: " + target);
    };
  }

  private JsonNode putRecordBatch(JsonNode request) throws IOException {
    checkName(request.path("DeliveryStreamName").asText());
    if (source == Source.KINESIS) {
      throw new Refused(
          "InvalidArgumentException",
          "This operation is not permitted on KinesisStreamAsSource delivery stream type.");
    }
    List<ArrivedRecord> records = records(request);
    checkSizes(records, FIREHOSE_RECORD_BYTES, FIREHOSE_CALL_BYTES, "4 MB");
    ObjectNode answer = JSON.createObjectNode().put("FailedPutCount", 0).put("Encrypted", false);
    ArrayNode entries = answer.putArray("RequestResponses");
    for (ArrivedRecord record : records) {
      puts.add(record.data().length);
      entries.addObject().put("RecordId", RecordIds.recordId(source, take(record)));
    }
    return answer;
  }

  private JsonNode putRecords(JsonNode request) throws IOException {
    String arn = request.path("StreamARN").asText();
    checkName(arn.isEmpty() ? request.path("StreamName").asText() : arn.replaceFirst(".*/", ""));
    if (source == Source.DIRECT) {
      throw new Refused("ResourceNotFoundException", "Stream " + Source.STREAM + " not found.");
    }
    List<ArrivedRecord> records = records(request);
    checkKeys(records);
    checkSizes(records, KINESIS_RECORD_BYTES, KINESIS_CALL_BYTES, "5 MB");
    ObjectNode answer = JSON.createObjectNode().put("FailedRecordCount", 0);
    ArrayNode entries = answer.putArray("Records");
    for (ArrivedRecord record : records) {
      puts.add(record.data().length);
      entries
          .addObject()
          .put("SequenceNumber", RecordIds.sequenceNumber(takeApart(record)))
          .put("ShardId", RecordIds.SHARD);
    }
    return answer;
  }

  private long take(ArrivedRecord record) {
    waiting.add(record);
    return taken.incrementAndGet();
  }

  /// Accepts a record of the Kinesis stream as Firehose does: a record in the KPL's format is
  /// split. Returns the number of the last one.
  private long takeApart(ArrivedRecord record) {
    long number = taken();
    for (KinesisConsumer.UserRecord user :
        KinesisConsumer.read(record.kinesisPartitionKey(), record.data())) {
      number = take(new ArrivedRecord(user.data(), record.arrivalMillis(), user.partitionKey()));
    }
    return number;
  }

  private List<ArrivedRecord> records(JsonNode request) throws IOException {
    long now = clock.millis();
    List<ArrivedRecord> records = new ArrayList<>();
    for (JsonNode entry : request.path("Records")) {
      records.add(
          new ArrivedRecord(
              entry.path("Data").binaryValue(), now, entry.path("PartitionKey").asText()));
    }
    return records;
  }

  private static void checkName(String name) {
    if (!name.equals(Source.STREAM)) {
      throw new Refused("ResourceNotFoundException", "Stream " + name + " not found.");
    }
  }

  private static void checkKeys(List<ArrivedRecord> records) {
    for (ArrivedRecord record : records) {
      int chars = record.kinesisPartitionKey().length();
      if (chars < 1 || chars > 256) {
        throw invalid("partitionKey", "length between 1 and 256");
      }
    }
  }

  private static void checkSizes(
      List<ArrivedRecord> records, int maxRecordBytes, int maxCallBytes, String maxCall) {
    if (records.isEmpty() || records.size() > MAX_RECORDS) {
      throw invalid("records", "length between 1 and " + MAX_RECORDS);
    }
    long callBytes = 0;
    for (ArrivedRecord record : records) {
      int keyBytes = record.kinesisPartitionKey().getBytes(UTF_8).length;
      int bytes = record.data().length + keyBytes;
      if (bytes > maxRecordBytes) {
        throw invalid("records.member.data", "length less than or equal to " + maxRecordBytes);
      }
      callBytes += bytes;
    }
    if (callBytes > maxCallBytes) {
      throw new Refused(
          "InvalidArgumentException", "Records size exceeds " + maxCall + " limit: " + callBytes);
    }
  }

  private static Refused invalid(String field, String constraint) {
    return new Refused(
        "ValidationException",
        "1 validation error detected: Value at '"
            + field
            + "' failed to satisfy constraint: Member must have "
            + constraint);
  }

  /// A call that is refused as a whole, with the service's error code.
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String errorCode;

    Refused(String errorCode, String message) {
      super(message);
      this.errorCode = errorCode;
    }

    ObjectNode body() {
      return JSON.createObjectNode().put("__type", errorCode).put("message", getMessage());
    }
  }
}
