package io.github.firehoselogs.tools.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads an answer more strictly than Firehose does: anything that Firehose might refuse, or
/// accepts only by chance, breaks the contract.
public final class FirehoseContract {
  /// The limit of a Lambda response, 6 MB, in bytes.
  /// https://docs.aws.amazon.com/firehose/latest/dev/data-transformation.html
  static final int MAX_RESPONSE_BYTES = 6_291_456;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(MAX_RESPONSE_BYTES).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private final JsonParser parser;

  private FirehoseContract(JsonParser parser) {
    this.parser = parser;
  }

  /// Returns the answers in `response` to the records with these ids, in the order of the response.
  /// Throws [ContractBreachException] with the reason if Firehose would refuse it.
  public static List<Answer> check(Set<String> recordIds, byte[] response) {
    if (response.length > MAX_RESPONSE_BYTES) {
      throw new ContractBreachException(
          "response bytes > " + MAX_RESPONSE_BYTES + ": " + response.length);
    }
    try (JsonParser parser = JSON.createParser(response)) {
      List<Answer> answers = new FirehoseContract(parser).response();
      checkIds(recordIds, answers);
      return answers;
    } catch (IOException e) {
      throw new ContractBreachException("response: not JSON: " + e.getMessage(), e);
    }
  }

  private static void checkIds(Set<String> recordIds, List<Answer> answers) {
    Set<String> answered = new HashSet<>();
    for (Answer answer : answers) {
      String id = answer.recordId();
      if (!recordIds.contains(id)) {
        throw new ContractBreachException("recordId '" + id + "': no record of the event has it");
      }
      if (!answered.add(id)) {
        throw new ContractBreachException("recordId '" + id + "': answered twice");
      }
    }
    for (String id : recordIds) {
      if (!answered.contains(id)) {
        throw new ContractBreachException("recordId '" + id + "': not answered");
      }
    }
  }

  private List<Answer> response() throws IOException {
    expect(parser.nextToken(), JsonToken.START_OBJECT, "response");
    if (!"records".equals(parser.nextFieldName())) {
      throw new ContractBreachException("response: expected the field records and no other");
    }
    expect(parser.nextToken(), JsonToken.START_ARRAY, "records");
    List<Answer> answers = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      answers.add(answer(answers.size()));
    }
    expect(parser.nextToken(), JsonToken.END_OBJECT, "the end of the response");
    if (parser.nextToken() != null) {
      throw new ContractBreachException("response: something stands behind its end");
    }
    return answers;
  }

  private Answer answer(int index) throws IOException {
    String where = "records[" + index + "]";
    expect(parser.currentToken(), JsonToken.START_OBJECT, where);
    @Nullable String recordId = null;
    @Nullable String result = null;
    @Nullable String data = null;
    Map<String, String> partitionKeys = Map.of();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      switch (parser.currentName()) {
        case "recordId" -> recordId = text(where + ".recordId");
        case "result" -> result = text(where + ".result");
        case "data" -> data = text(where + ".data");
        case "metadata" -> partitionKeys = metadata(where + ".metadata");
        default -> throw unknownField(where);
      }
    }
    if (recordId == null || result == null) {
      throw new ContractBreachException(where + ": expected recordId and result");
    }
    return switch (result) {
      case "Ok" -> new Answer.Ok(recordId, base64(data, where), partitionKeys);
      case "Dropped" -> new Answer.Dropped(recordId);
      case "ProcessingFailed" -> new Answer.ProcessingFailed(recordId);
      default ->
          throw new ContractBreachException(
              where + ".result: found '" + result + "', expected Ok, Dropped or ProcessingFailed");
    };
  }

  private Map<String, String> metadata(String where) throws IOException {
    expect(parser.nextToken(), JsonToken.START_OBJECT, where);
    Map<String, String> keys = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      switch (parser.currentName()) {
        case "partitionKeys" -> keys.putAll(texts(where + ".partitionKeys"));
        case "otfMetadata" -> checkTable(texts(where + ".otfMetadata"), where + ".otfMetadata");
        default -> throw unknownField(where);
      }
    }
    return keys;
  }

  private Map<String, String> texts(String where) throws IOException {
    expect(parser.nextToken(), JsonToken.START_OBJECT, where);
    Map<String, String> texts = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      String value = text(where + "." + name);
      if (value.isEmpty()) {
        throw new ContractBreachException(where + "." + name + ": is empty");
      }
      texts.put(name, value);
    }
    return texts;
  }

  /// Checks the names of an Iceberg table as its Glue catalog does.
  /// https://docs.aws.amazon.com/firehose/latest/dev/apache-iceberg-considerations.html
  private static void checkTable(Map<String, String> table, String where) {
    String database = table.getOrDefault("destinationDatabaseName", "");
    String name = table.getOrDefault("destinationTableName", "");
    boolean isInsert = "insert".equals(table.get("operation"));
    if (table.size() != 3
        || !isInsert
        || !database.matches("[a-z0-9_]{1,252}")
        || !name.matches("[a-z0-9_]{1,255}")) {
      throw new ContractBreachException(
          where + ": found " + table + ", expected insert into a table");
    }
  }

  private static byte[] base64(@Nullable String data, String where) {
    if (data == null) {
      throw new ContractBreachException(where + ": Ok without data");
    }
    try {
      return Base64.getDecoder().decode(data);
    } catch (IllegalArgumentException e) {
      throw new ContractBreachException(where + ".data: not base64: " + e.getMessage(), e);
    }
  }

  private String text(String where) throws IOException {
    expect(parser.nextToken(), JsonToken.VALUE_STRING, where);
    return parser.getText();
  }

  private ContractBreachException unknownField(String where) throws IOException {
    return new ContractBreachException(where + ": unknown field '" + parser.currentName() + "'");
  }

  private static void expect(@Nullable JsonToken found, JsonToken expected, String where) {
    if (found != expected) {
      throw new ContractBreachException(where + ": found " + found + ", expected " + expected);
    }
  }
}
