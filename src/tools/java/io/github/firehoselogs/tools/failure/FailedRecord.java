package io.github.firehoselogs.tools.failure;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One record that Firehose could not process or deliver, as it writes it under an error prefix:
///
/// ```
/// {"attemptsMade":1,"arrivalTimestamp":1700000000000,"errorCode":"Lambda.FunctionError",
///  "errorMessage":"…","attemptEndingTimestamp":1700000060000,"rawData":"H4sI…","lambdaArn":"arn:…"}
/// ```
///
/// The name of a field differs by error prefix: `lambdaARN`, `ErrorCode` and `lastErrorCode` have
/// been seen. A document that OpenSearch did not take also has `esDocumentId`, `esIndexName` and
/// `esTypeName`, an event that Splunk did not take an `EventId`.
/// https://docs.aws.amazon.com/firehose/latest/dev/retry.html
///
/// `fields` has all scalar fields but `rawData`, by name, in their order. `rawData` is decoded from
/// base64 and not copied.
public record FailedRecord(
    String errorCode, String errorMessage, byte[] rawData, Map<String, String> fields) {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(FailureLines.MAX_LINE_BYTES).build())
          .build();

  private static final Set<String> FIELDS_OF_OUTPUT =
      Set.of("esdocumentid", "esindexname", "estypename", "eventid");

  private static final Set<String> CODES_OF_OUTPUT =
      Set.of("ES.", "OS.", "AOSS.", "OpenSearch.", "Splunk.", "HttpEndpoint.");

  /// The folders of the error prefix that hold output of the function.
  private static final Set<String> FOLDERS_OF_OUTPUT =
      Set.of(
          "elasticsearch-failed",
          "AmazonOpenSearchService-failed",
          "AmazonOpenSearchService_failed",
          "AmazonOpenSearchServerless-failed",
          "splunk-failed",
          "http-endpoint-failed");

  /// Reads `line`, one object in JSON.
  public static FailedRecord read(byte[] line) throws BadLineException {
    try (JsonParser json = JSON.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new BadLineException("expected a JSON object, found something else");
      }
      FailedRecord record = readObject(json);
      if (json.nextToken() != null) {
        throw new BadLineException("expected one JSON object, found more after it");
      }
      return record;
    } catch (StreamConstraintsException e) {
      throw new BadLineException("its JSON has too long or too deeply nested values");
    } catch (JsonProcessingException e) {
      long column = e.getLocation() == null ? 0 : e.getLocation().getByteOffset();
      throw new BadLineException("is no valid JSON at byte " + Math.max(0, column));
    } catch (IOException e) {
      throw new BadLineException("is no valid JSON (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static FailedRecord readObject(JsonParser json) throws IOException, BadLineException {
    Map<String, String> fields = new LinkedHashMap<>();
    byte @Nullable [] rawData = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (name.equals("rawData")) {
        rawData = decoded(json, value);
      } else if (value.isStructStart()) {
        json.skipChildren();
      } else {
        fields.put(name, json.getText());
      }
    }
    if (rawData == null) {
      throw new BadLineException("has no rawData");
    }
    return new FailedRecord(
        first(fields, "errorcode", "lasterrorcode"),
        first(fields, "errormessage", "lasterrormessage"),
        rawData,
        fields);
  }

  private static byte[] decoded(JsonParser json, JsonToken value)
      throws IOException, BadLineException {
    if (value != JsonToken.VALUE_STRING) {
      throw new BadLineException("its rawData is no text");
    }
    try {
      return json.getBinaryValue();
    } catch (JsonProcessingException e) {
      throw new BadLineException("its rawData is not base64");
    }
  }

  private static String first(Map<String, String> fields, String... namesInLowerCase) {
    for (String name : namesInLowerCase) {
      for (Map.Entry<String, String> field : fields.entrySet()) {
        if (field.getKey().toLowerCase(Locale.ROOT).equals(name)) {
          return field.getValue();
        }
      }
    }
    return "";
  }

  /// Returns whether `rawData` is the output of the function, which a destination did not take, and
  /// not the original record. `object` is the name of the object with this record.
  public boolean holdsOutput(String object) {
    return fields.keySet().stream()
            .anyMatch(name -> FIELDS_OF_OUTPUT.contains(name.toLowerCase(Locale.ROOT)))
        || CODES_OF_OUTPUT.stream().anyMatch(errorCode::startsWith)
        || FOLDERS_OF_OUTPUT.stream().anyMatch(folder -> object.contains("/" + folder + "/"));
  }

  /// Returns whether Firehose could not find the partition of the record. Its data has passed the
  /// function, but its partition keys are not in the failure object.
  public boolean lacksPartition() {
    return errorCode.startsWith("DynamicPartitioning.");
  }
}
