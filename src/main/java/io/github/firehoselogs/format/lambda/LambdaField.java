package io.github.firehoselogs.format.lambda;

import static java.util.Objects.requireNonNull;

import io.github.firehoselogs.format.Field;
import io.github.firehoselogs.format.Schema;
import io.github.firehoselogs.format.Slice;
import io.github.firehoselogs.json.JsonName;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The output fields of `lambda-report`, in their order. Names, and the units in them, are those of
/// the Telemetry API. segmentId and sampled, which only text logs have, and traceId follow the same
/// style. errorMessage is the message that the caller of the function gets.
enum LambdaField {
  TIME("time", LambdaShape.TEXT, "time, as in the log"),
  TYPE("type", LambdaShape.TEXT, "type of the event"),
  REQUEST_ID("requestId", LambdaShape.TEXT, "id of the invocation"),
  FUNCTION_ARN("functionArn", LambdaShape.TEXT, "ARN of the function"),
  FUNCTION_NAME("functionName", LambdaShape.TEXT, "name of the function"),
  FUNCTION_VERSION("functionVersion", LambdaShape.TEXT, "version of the function"),
  VERSION("version", LambdaShape.TEXT, "version of the function"),
  STATUS("status", LambdaShape.TEXT, "success, failure, error or timeout"),
  ERROR_TYPE("errorType", LambdaShape.TEXT, "type of the error"),
  ERROR_MESSAGE("errorMessage", LambdaShape.TEXT, "message that the caller of the function gets"),
  DURATION_MS("durationMs", LambdaShape.NUMBER, "duration (ms)"),
  BILLED_DURATION_MS("billedDurationMs", LambdaShape.NUMBER, "billed duration (ms)"),
  MEMORY_SIZE_MB("memorySizeMB", LambdaShape.NUMBER, "memory of the function (MB)"),
  MAX_MEMORY_USED_MB("maxMemoryUsedMB", LambdaShape.NUMBER, "maximum of the used memory (MB)"),
  INIT_DURATION_MS("initDurationMs", LambdaShape.NUMBER, "duration of the initialization (ms)"),
  RESTORE_DURATION_MS("restoreDurationMs", LambdaShape.NUMBER, "duration of the restore (ms)"),
  BILLED_RESTORE_DURATION_MS(
      "billedRestoreDurationMs", LambdaShape.NUMBER, "billed duration of the restore (ms)"),
  PRODUCED_BYTES("producedBytes", LambdaShape.NUMBER, "size of the response (bytes)"),
  INITIALIZATION_TYPE(
      "initializationType", LambdaShape.TEXT, "on-demand, provisioned-concurrency or snap-start"),
  PHASE("phase", LambdaShape.TEXT, "init or invoke"),
  RUNTIME_VERSION("runtimeVersion", LambdaShape.TEXT, "version of the runtime"),
  RUNTIME_VERSION_ARN("runtimeVersionArn", LambdaShape.TEXT, "ARN of the runtime version"),
  INSTANCE_ID("instanceId", LambdaShape.TEXT, "id of the execution environment"),
  INSTANCE_MAX_MEMORY(
      "instanceMaxMemory", LambdaShape.NUMBER, "memory of the execution environment (bytes)"),
  NAME("name", LambdaShape.TEXT, "name of the extension, subscriber or span"),
  STATE("state", LambdaShape.TEXT, "state of the extension or subscription"),
  EVENTS("events", LambdaShape.TEXT_LIST, "events that the extension registered for"),
  TYPES("types", LambdaShape.TEXT_LIST, "types that it subscribed to"),
  REASON("reason", LambdaShape.TEXT, "why records were dropped"),
  DROPPED_RECORDS("droppedRecords", LambdaShape.NUMBER, "dropped records"),
  DROPPED_BYTES("droppedBytes", LambdaShape.NUMBER, "size of the dropped records (bytes)"),
  SPANS("spans", LambdaShape.SPANS, "spans: name, start, durationMs"),
  TRACE_ID("traceId", LambdaShape.TEXT, "id of the X-Ray trace"),
  SEGMENT_ID("segmentId", LambdaShape.TEXT, "id of the X-Ray segment"),
  SAMPLED("sampled", LambdaShape.BOOLEAN, "whether X-Ray sampled the invocation"),
  TRACING("tracing", LambdaShape.TRACING, "spanId, type and value of the trace");

  private static final Set<LambdaField> RECORD_FIELDS = EnumSet.range(REQUEST_ID, SPANS);
  private static final Map<LambdaField, JsonName> JSON_NAMES = jsonNames();

  /// The JSON type of the value.
  final LambdaShape shape;

  private final String spelling;
  private final String meaning;

  LambdaField(String spelling, LambdaShape shape, String meaning) {
    this.spelling = spelling;
    this.shape = shape;
    this.meaning = meaning;
  }

  /// Returns the fields in the order of the output.
  static Schema schema() {
    List<Field> fields = new ArrayList<>();
    for (LambdaField field : values()) {
      fields.add(new Field(field.spelling, field.type(), field.meaning));
    }
    return new Schema(fields, true);
  }

  private Field.Type type() {
    return switch (shape) {
      case TEXT -> this == ERROR_MESSAGE ? Field.Type.TEXT : Field.Type.STRING;
      case NUMBER -> Field.Type.DECIMAL;
      case BOOLEAN -> Field.Type.BOOLEAN;
      case TEXT_LIST -> Field.Type.STRINGS;
      case SPANS -> Field.Type.OBJECTS;
      case TRACING -> Field.Type.OBJECT;
    };
  }

  private static Map<LambdaField, JsonName> jsonNames() {
    Map<LambdaField, JsonName> names = new EnumMap<>(LambdaField.class);
    for (LambdaField field : values()) {
      names.put(field, JsonName.of(field.spelling));
    }
    return names;
  }

  JsonName jsonName() {
    return requireNonNull(JSON_NAMES.get(this));
  }

  /// Returns whether `name` is the name of this field.
  boolean isNamed(Slice name) {
    return name.is(spelling);
  }

  /// Returns the field for the member `name` of a `record` of the Telemetry API or of its
  /// `metrics`, or null if it is unknown.
  static @Nullable LambdaField recordField(Slice name) {
    for (LambdaField field : RECORD_FIELDS) {
      if (field.isNamed(name)) {
        return field;
      }
    }
    return null;
  }
}
