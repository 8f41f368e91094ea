package io.github.firehoselogs.tools.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// The put calls of Firehose and Kinesis on the loopback interface. Accepts all records until it is
/// told to refuse them.
public final class LoopbackStreams implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// One record that was put. `kinesisPartitionKey` is empty for Firehose.
  public record Put(String action, String stream, String kinesisPartitionKey, byte[] data) {}

  private final LoopbackServer server = new LoopbackServer(this::serve);
  private final List<Put> puts = Collections.synchronizedList(new ArrayList<>());
  private volatile String refusal = "";

  /// Returns the environment variables that point the function's clients here.
  public Map<String, String> environment() {
    String url = server.url();
    return Map.of(
        "AWS_ENDPOINT_URL_FIREHOSE", url,
        "AWS_ENDPOINT_URL_KINESIS", url,
        "CBOR_ENABLED", "false");
  }

  /// From now on refuses every call with this error code, or none if it is empty.
  public void refuseWith(String errorCode) {
    refusal = errorCode;
  }

  /// Returns the records that were put since the last call.
  public List<Put> taken() {
    synchronized (puts) {
      List<Put> taken = List.copyOf(puts);
      puts.clear();
      return taken;
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode call = JSON.readTree(exchange.getRequestBody().readAllBytes());
      String errorCode = refusal;
      String answer =
          errorCode.isEmpty()
              ? accept(exchange.getRequestHeaders().getFirst("X-Amz-Target"), call)
              : "{\"__type\":\"" + errorCode + "\",\"message\":\"no\"}";
      byte[] body = answer.getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(errorCode.isEmpty() ? 200 : 400, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private String accept(String target, JsonNode call) {
    String action = target.substring(target.indexOf('.') + 1);
    boolean firehose = action.equals("PutRecordBatch");
    String stream =
        firehose
            ? call.get("DeliveryStreamName").asText()
            : call.get("StreamARN").asText().replaceFirst(".*/", "");
    List<String> entries = new ArrayList<>();
    for (JsonNode each : call.get("Records")) {
      byte[] data = Base64.getDecoder().decode(each.get("Data").asText());
      puts.add(new Put(action, stream, each.path("PartitionKey").asText(), data));
      entries.add(firehose ? "{\"RecordId\":\"1\"}" : "{\"SequenceNumber\":\"1\"}");
    }
    return (firehose ? "{\"FailedPutCount\":0,\"RequestResponses\":[" : "{\"Records\":[")
        + String.join(",", entries)
        + "]}";
  }

  @Override
  public void close() {
    server.close();
  }
}
