package io.github.firehoselogs.opensearch;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.firehoselogs.attempts.Refusal;
import io.github.firehoselogs.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The answer to a `_bulk` request, item by item:
///
/// ```
/// {"errors":true,"items":[{"create":{"status":201}},
///   {"create":{"status":400,"error":{"type":"mapper_parsing_exception"}}}]}
/// ```
///
/// `existing` is the number of documents that were there already.
/// https://docs.opensearch.org/latest/api-reference/document-apis/bulk/
record BulkAnswer(List<Refusal> refusals, int existing) {
  private static final int CONFLICT = 409;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private static final class Item {
    int status;
    String type = "";
  }

  /// Reads the answer to a request with `sent` documents. Throws if `json` is not such an answer.
  static BulkAnswer read(byte[] json, int sent) throws IOException {
    try (JsonParser parser = Json.parser(json, 0, json.length)) {
      expect(parser.nextToken(), JsonToken.START_OBJECT);
      List<Item> items = List.of();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isItems = parser.currentName().equals("items");
        JsonToken value = parser.nextToken();
        if (isItems) {
          expect(value, JsonToken.START_ARRAY);
          items = items(parser);
        } else {
          parser.skipChildren();
        }
      }
      return of(items, sent);
    }
  }

  private static void expect(JsonToken found, JsonToken expected) throws IOException {
    if (found != expected) {
      throw new IOException("not the answer of a bulk request");
    }
  }

  private static List<Item> items(JsonParser parser) throws IOException {
    List<Item> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      expect(parser.currentToken(), JsonToken.START_OBJECT);
      expect(parser.nextToken(), JsonToken.FIELD_NAME);
      expect(parser.nextToken(), JsonToken.START_OBJECT);
      items.add(item(parser));
      expect(parser.nextToken(), JsonToken.END_OBJECT);
    }
    return items;
  }

  private static Item item(JsonParser parser) throws IOException {
    Item item = new Item();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("status") && value == JsonToken.VALUE_NUMBER_INT) {
        item.status = parser.getIntValue();
      } else if (name.equals("error") && value == JsonToken.START_OBJECT) {
        item.type = ErrorType.inObject(parser);
      } else {
        parser.skipChildren();
      }
    }
    return item;
  }

  private static BulkAnswer of(List<Item> items, int sent) {
    List<Refusal> refusals = new ArrayList<>();
    int existing = 0;
    for (int i = 0; i < sent; i++) {
      if (i >= items.size()) {
        refusals.add(new Refusal(i, Refusal.NO_ANSWER));
        continue;
      }
      Item item = items.get(i);
      if (item.status == CONFLICT) {
        existing++;
      } else if (item.status / 100 != 2) {
        String code = item.type.isEmpty() ? "HTTP " + item.status : item.type;
        refusals.add(new Refusal(i, code, !isRetryable(item)));
      }
    }
    return new BulkAnswer(refusals, existing);
  }

  private static boolean isRetryable(Item item) {
    return item.status == TOO_MANY_REQUESTS
        || item.status >= SERVER_ERROR
        || item.status < 100
        || ErrorType.isBlock(item.type);
  }
}
