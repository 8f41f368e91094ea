package io.github.firehoselogs.opensearch;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.firehoselogs.json.Json;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;

/// The type of an error of OpenSearch, such as `mapper_parsing_exception`. Nothing else of an error
/// is read, because its reason may contain text of a document.
final class ErrorType {
  private static final Pattern VALID = Pattern.compile("[a-z][a-z0-9_]{0,79}");
  private static final String UNKNOWN = "unknown_error";

  /// An index or a cluster that accepts no writes, or no new index, for some time: for instance
  /// because the disk is almost full. The status of both is 403, as for a missing permission.
  private static final Set<String> BLOCKS =
      Set.of("cluster_block_exception", "index_create_block_exception");

  private ErrorType() {}

  /// Returns whether `type` is that of a block, which ends without a change of the request.
  static boolean isBlock(String type) {
    return BLOCKS.contains(type);
  }

  /// Returns the type in the object that `parser` has begun, and moves to the end of the object.
  static String inObject(JsonParser parser) throws IOException {
    String type = "";
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean isType = parser.currentName().equals("type");
      if (parser.nextToken() == JsonToken.VALUE_STRING && isType) {
        type = parser.getText();
      } else {
        parser.skipChildren();
      }
    }
    return VALID.matcher(type).matches() ? type : UNKNOWN;
  }

  /// Returns the type in `body`, the answer to a request that failed as a whole; empty if it has
  /// none.
  ///
  /// ```
  /// {"error":{"type":"security_exception",…},"status":403}
  /// ```
  static String inBody(byte[] body) {
    try (JsonParser parser = Json.parser(body, 0, body.length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return "";
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isError = parser.currentName().equals("error");
        if (parser.nextToken() == JsonToken.START_OBJECT && isError) {
          return inObject(parser);
        }
        parser.skipChildren();
      }
      return "";
    } catch (IOException _) {
      return "";
    }
  }
}
