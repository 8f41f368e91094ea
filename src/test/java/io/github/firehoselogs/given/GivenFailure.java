package io.github.firehoselogs.given;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.json.JsonString;
import java.util.Base64;

/// A line of a failure object, as Firehose writes it for a record that it could not process.
public record GivenFailure(String errorCode, byte[] rawData, String more) {
  /// A record of a batch for which the function threw.
  public static GivenFailure of(byte[] rawData) {
    return new GivenFailure("Lambda.FunctionError", rawData, "");
  }

  public GivenFailure withCode(String code) {
    return new GivenFailure(code, rawData, more);
  }

  /// A document that OpenSearch did not take.
  public static GivenFailure ofDocument(String document) {
    return new GivenFailure(
        "400",
        document.getBytes(UTF_8),
        ",\"esDocumentId\":\"1\",\"esIndexName\":\"logs\",\"esTypeName\":\"\"");
  }

  /// Returns the line with a line feed.
  public String line() {
    return """
    {"attemptsMade":1,"arrivalTimestamp":1700000000000,"errorCode":%s,"errorMessage":"no",\
    "attemptEndingTimestamp":1700000060000,"rawData":"%s",\
    "lambdaArn":"arn:aws:lambda:eu-central-1:123456789012:function:logs:$LATEST"%s}
    """
        .formatted(
            new String(JsonString.quoted(errorCode), UTF_8),
            Base64.getEncoder().encodeToString(rawData),
            more);
  }
}
