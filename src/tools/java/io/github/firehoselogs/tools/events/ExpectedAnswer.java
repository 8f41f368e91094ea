package io.github.firehoselogs.tools.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.firehoselogs.document.DocumentFrame;
import io.github.firehoselogs.envelope.EncodedEnvelope;
import io.github.firehoselogs.envelope.UnreadableEnvelopeException;
import io.github.firehoselogs.tools.given.FrameReader;
import io.github.firehoselogs.tools.given.KinesisConsumer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// The function's result for an event, for people to read: the answer with decoded data, the reason
/// for each failed record from the log, and the records that were put back.
///
/// ```
/// { "records" : [ {"recordId":…, "result":"Ok", "data":"the text", "partitionKeys":{…}} ],
///   "failed" : [ {"recordId":…, "reason":…, "detail":…} ],
///   "putBack" : [ {"stream":…, "rounds":1, "messages":["…"]} ] }
/// ```
///
/// A long text is shown as its size, its hash and its start.
public final class ExpectedAnswer {
  /// One record that was put into `stream`, under a key if that is a Kinesis stream.
  public record Put(String stream, String kinesisPartitionKey, byte[] data) {}

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final int MAX_SHOWN_CHARS = 2_000;

  private ExpectedAnswer() {}

  /// Returns the result as JSON. `answer` is the function's answer, `log` its output.
  public static String of(String answer, String log, List<Put> puts) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode records = root.putArray("records");
    for (JsonNode record : JSON.readTree(answer).path("records")) {
      records.add(readable((ObjectNode) record));
    }
    ArrayNode failed = root.putArray("failed");
    for (String line : log.lines().filter(each -> each.contains("\"reason\":")).toList()) {
      JsonNode read = JSON.readTree(line);
      ObjectNode failure = failed.addObject();
      for (String field : List.of("recordId", "reason", "detail")) {
        failure.set(field, read.path(field));
      }
    }
    ArrayNode putBack = root.putArray("putBack");
    for (Put put : puts) {
      for (KinesisConsumer.UserRecord each :
          KinesisConsumer.read(put.kinesisPartitionKey(), put.data())) {
        putBack.add(putBack(put.stream(), each.data()));
      }
    }
    return JSON.writeValueAsString(root) + "\n";
  }

  private static ObjectNode readable(ObjectNode record) {
    ObjectNode readable = JSON.createObjectNode();
    readable.set("recordId", record.get("recordId"));
    readable.set("result", record.get("result"));
    if (record.has("data")) {
      byte[] data = Base64.getDecoder().decode(record.get("data").textValue());
      readable.set("data", shown(new String(data, UTF_8)));
    }
    if (record.has("metadata")) {
      readable.set("partitionKeys", record.get("metadata").get("partitionKeys"));
    }
    return readable;
  }

  private static ObjectNode putBack(String stream, byte[] data) throws IOException {
    ObjectNode putBack = JSON.createObjectNode().put("stream", stream);
    if (DocumentFrame.startsFrame(data)) {
      FrameReader.Frame frame = FrameReader.read(data);
      putBack.put("rounds", frame.rounds());
      putBack.set("partitionKeys", JSON.valueToTree(frame.partitionKeys()));
      putBack.set("document", shown(frame.document()));
      return putBack;
    }
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(data))) {
      putBack.put("rounds", EncodedEnvelope.of(data).rounds());
      JsonNode logEvents = JSON.readTree(gzip.readAllBytes()).path("logEvents");
      List<String> messages = logEvents.findValuesAsText("message");
      putBack.put("logEvents", messages.size());
      putBack.set("messages", shown(String.join("\n", messages)));
    } catch (UnreadableEnvelopeException e) {
      throw new AssertionError(e);
    }
    return putBack;
  }

  private static JsonNode shown(String text) {
    if (text.length() <= MAX_SHOWN_CHARS) {
      return JSON.getNodeFactory().textNode(text);
    }
    return JSON.createObjectNode()
        .put("bytes", text.getBytes(UTF_8).length)
        .put("sha256", sha256(text))
        .put("begins", text.substring(0, 60));
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
