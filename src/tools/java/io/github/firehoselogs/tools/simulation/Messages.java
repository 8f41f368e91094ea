package io.github.firehoselogs.tools.simulation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.document.DocumentFrame;
import io.github.firehoselogs.tools.given.FrameReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// Reads the messages in a record independently of the function: with the JDK's gzip and Jackson's
/// tree.
public final class Messages {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// The start of gzip in base64.
  private static final String BASE64_OF_GZIP = "H4sI";

  private Messages() {}

  /// Returns the messages of all log events in `data`. A finished document is the message itself: the
  /// simulation's transform is `message`. If `data` is not an envelope, the message is the whole text,
  /// or the field `garbage` of its JSON.
  public static List<String> of(byte[] data) {
    try {
      if (DocumentFrame.startsFrame(data)) {
        String document = FrameReader.read(data).document();
        return List.of(document.substring(0, document.length() - 1));
      }
      byte[] text = text(data);
      return text[0] == '{' ? ofDocuments(text) : List.of(new String(text, UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("a record that nobody can read", e);
    }
  }

  private static byte[] text(byte[] data) throws IOException {
    if (new String(data, 0, Math.min(4, data.length), ISO_8859_1).equals(BASE64_OF_GZIP)) {
      return text(Base64.getDecoder().decode(data));
    }
    if (data[0] == 0x1f) {
      try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(data), 8192)) {
        return gzip.readAllBytes();
      }
    }
    return data;
  }

  private static List<String> ofDocuments(byte[] json) throws IOException {
    List<String> messages = new ArrayList<>();
    try (MappingIterator<JsonNode> documents = JSON.readerFor(JsonNode.class).readValues(json)) {
      while (documents.hasNext()) {
        JsonNode document = documents.next();
        if (document.has("garbage")) {
          messages.add(document.get("garbage").textValue());
        } else if (document.get("messageType").textValue().equals("DATA_MESSAGE")) {
          document.get("logEvents").forEach(each -> messages.add(each.get("message").textValue()));
        }
      }
    }
    return messages;
  }
}
