package io.github.firehoselogs.tools.explain;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.firehose.FirehoseEvent;
import io.github.firehoselogs.firehose.FirehoseSerializer;
import io.github.firehoselogs.tools.trial.Trial;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Explains Firehose's event for the function, or the function's answer to one: both have records.
final class EventText {
  private static final int MAX_RECORDS = 3;
  private static final ObjectMapper JSON = new ObjectMapper(JsonNames.JSON);

  private final Trial trial;
  private final Explanation explanation;
  private final Outline outline;

  EventText(Trial trial, Explanation explanation, Outline outline) {
    this.trial = trial;
    this.explanation = explanation;
    this.outline = outline;
  }

  void explain(byte[] json, int depth) {
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (IOException e) {
      outline.line(depth, JsonNames.problem(e));
      return;
    }
    JsonNode records = root.path("records");
    if (records.path(0).has("result")) {
      explainAnswer(records, depth);
    } else {
      explainEvent(json, root, depth);
    }
  }

  private void explainEvent(byte[] json, JsonNode root, int depth) {
    JsonNode records = root.path("records");
    outline.line(depth, "event of Firehose with " + Outline.count(records.size(), "record"));
    showScalars(root, depth + 1);
    int shown = 0;
    for (JsonNode record : records) {
      if (shown++ == MAX_RECORDS) {
        outline.line(depth + 1, "and " + Outline.count(records.size() - MAX_RECORDS, "record"));
        break;
      }
      outline.line(depth + 1, "record " + shown);
      showScalars(record, depth + 2);
      showScalars(record.path("kinesisRecordMetadata"), depth + 2);
      data(record)
          .ifPresentOrElse(
              data -> explanation.record(data, depth + 3),
              () -> outline.line(depth + 3, "no data in base64"));
    }
    try {
      FirehoseEvent event =
          new FirehoseSerializer().fromJson(new ByteArrayInputStream(json), FirehoseEvent.class);
      new FunctionText(trial, outline).answerTo(event, depth + 1);
    } catch (RuntimeException e) {
      outline.line(depth + 1, "the function cannot read this event: " + e.getMessage());
    }
  }

  private void explainAnswer(JsonNode records, int depth) {
    Map<String, Integer> results = new TreeMap<>();
    records.forEach(each -> results.merge(each.path("result").asText(), 1, Integer::sum));
    outline.line(
        depth,
        "answer of the function to " + Outline.count(records.size(), "record") + " " + results);
    int shown = 0;
    for (JsonNode record : records) {
      if (shown++ == MAX_RECORDS) {
        outline.line(depth + 1, "and " + Outline.count(records.size() - MAX_RECORDS, "record"));
        break;
      }
      outline.line(depth + 1, "record " + shown);
      showScalars(record, depth + 2);
      showScalars(record.path("metadata").path("partitionKeys"), depth + 3);
      data(record)
          .ifPresent(data ->
              outline.line(
                  depth + 3,
                  Outline.bytes(data.length) + ": " + Outline.quoted(new String(data, UTF_8))));
    }
  }

  /// Shows the fields of `object` that are no objects, arrays or data.
  private void showScalars(JsonNode object, int depth) {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (field.getValue().isValueNode() && !field.getKey().equals("data")) {
        outline.field(
            depth, field.getKey(), Outline.value(field.getKey(), field.getValue().asText()));
      }
    }
  }

  private static Optional<byte[]> data(JsonNode record) {
    try {
      JsonNode data = record.path("data");
      return data.isTextual()
          ? Optional.of(Base64.getDecoder().decode(data.textValue()))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
