package io.github.firehoselogs.tools.simulation.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A `_bulk` request, read as strictly as OpenSearch reads it.
record BulkRequest(String index, List<Document> documents) {
  /// A document to create. `message` is the message of its log event.
  record Document(String id, String message) {}

  /// A request that OpenSearch refuses as a whole.
  static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(String problem) {
      super(problem);
    }
  }

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final Pattern PATH = Pattern.compile("/([^/?]*)/_bulk(?:\\?(.*))?");
  private static final Set<String> PARAMETERS = Set.of("filter_path", "pipeline", "refresh");

  /// https://docs.opensearch.org/latest/api-reference/index-apis/create-index/
  private static final Pattern INDEX =
      Pattern.compile("(?![-_+.])[^A-Z\\s\\\\/*?\"<>|,#:\\p{Cntrl}]{1,255}");

  private static final Pattern MESSAGE = Pattern.compile("[0-9]+ ");
  private static final int MAX_ID_BYTES = 512;

  /// Reads a request to `pathAndQuery` with the body `body[0, length)`.
  static BulkRequest read(String pathAndQuery, byte[] body, int length) throws MalformedException {
    Matcher path = PATH.matcher(pathAndQuery);
    require(path.matches(), "the path is not that of a bulk request");
    require(INDEX.matcher(path.group(1)).matches(), "the name of the index is invalid");
    checkQuery(path.group(2));
    List<byte[]> lines = lines(body, length);
    require(!lines.isEmpty() && lines.size() % 2 == 0, "not pairs of an action and a document");
    List<Document> documents = new ArrayList<>(lines.size() / 2);
    for (int i = 0; i < lines.size(); i += 2) {
      documents.add(document(object(lines.get(i)), lines.get(i + 1)));
    }
    return new BulkRequest(path.group(1), documents);
  }

  private static void checkQuery(String query) throws MalformedException {
    for (String each : query == null ? new String[0] : query.split("&", -1)) {
      String name = each.substring(0, Math.max(0, each.indexOf('=')));
      require(PARAMETERS.contains(name), "an unknown parameter in the query");
    }
  }

  private static List<byte[]> lines(byte[] body, int length) throws MalformedException {
    require(length > 0 && body[length - 1] == '\n', "the body does not end in a line feed");
    List<byte[]> lines = new ArrayList<>();
    for (int start = 0; start < length; ) {
      int end = start;
      while (body[end] != '\n') {
        end++;
      }
      lines.add(Arrays.copyOfRange(body, start, end));
      start = end + 1;
    }
    return lines;
  }

  private static Document document(JsonNode action, byte[] line) throws MalformedException {
    JsonNode create = action.path("create");
    require(action.size() == 1 && create.isObject(), "the action is not create");
    JsonNode id = create.path("_id");
    require(create.size() == 1 && id.isTextual(), "the action has other fields than an id");
    int idBytes = id.textValue().getBytes(UTF_8).length;
    require(idBytes > 0 && idBytes <= MAX_ID_BYTES, "the id is empty or too long");
    String message = Documents.message(object(line));
    require(MESSAGE.matcher(message).lookingAt(), "a document without the message of a log event");
    return new Document(id.textValue(), message);
  }

  private static JsonNode object(byte[] line) throws MalformedException {
    try {
      JsonNode object = JSON.readTree(line);
      require(object.isObject(), "a line is not an object");
      return object;
    } catch (IOException _) {
      throw new MalformedException("a line is not valid JSON");
    }
  }

  private static void require(boolean holds, String problem) throws MalformedException {
    if (!holds) {
      throw new MalformedException(problem);
    }
  }
}
