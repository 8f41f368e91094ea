package io.github.firehoselogs.format.lambda;

import static java.util.Objects.requireNonNull;

import io.github.firehoselogs.format.Slice;
import io.github.firehoselogs.json.JsonName;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The output fields of `lambda-report`, in their order. Names, and the units in them, are those of
/// the Telemetry API. segmentId and sampled, which only text logs have, and traceId follow the same
/// style. errorMessage is the message that the caller of the function gets.
enum LambdaField {
  TIME("time", LambdaShape.TEXT),
  TYPE("type", LambdaShape.TEXT),
  REQUEST_ID("requestId", LambdaShape.TEXT),
  FUNCTION_ARN("functionArn", LambdaShape.TEXT),
  FUNCTION_NAME("functionName", LambdaShape.TEXT),
  FUNCTION_VERSION("functionVersion", LambdaShape.TEXT),
  VERSION("version", LambdaShape.TEXT),
  STATUS("status", LambdaShape.TEXT),
  ERROR_TYPE("errorType", LambdaShape.TEXT),
  ERROR_MESSAGE("errorMessage", LambdaShape.TEXT),
  DURATION_MS("durationMs", LambdaShape.NUMBER),
  BILLED_DURATION_MS("billedDurationMs", LambdaShape.NUMBER),
  MEMORY_SIZE_MB("memorySizeMB", LambdaShape.NUMBER),
  MAX_MEMORY_USED_MB("maxMemoryUsedMB", LambdaShape.NUMBER),
  INIT_DURATION_MS("initDurationMs", LambdaShape.NUMBER),
  RESTORE_DURATION_MS("restoreDurationMs", LambdaShape.NUMBER),
  BILLED_RESTORE_DURATION_MS("billedRestoreDurationMs", LambdaShape.NUMBER),
  PRODUCED_BYTES("producedBytes", LambdaShape.NUMBER),
  INITIALIZATION_TYPE("initializationType", LambdaShape.TEXT),
  PHASE("phase", LambdaShape.TEXT),
  RUNTIME_VERSION("runtimeVersion", LambdaShape.TEXT),
  RUNTIME_VERSION_ARN("runtimeVersionArn", LambdaShape.TEXT),
  INSTANCE_ID("instanceId", LambdaShape.TEXT),
  INSTANCE_MAX_MEMORY("instanceMaxMemory", LambdaShape.NUMBER),
  NAME("name", LambdaShape.TEXT),
  STATE("state", LambdaShape.TEXT),
  EVENTS("events", LambdaShape.TEXT_LIST),
  TYPES("types", LambdaShape.TEXT_LIST),
  REASON("reason", LambdaShape.TEXT),
  DROPPED_RECORDS("droppedRecords", LambdaShape.NUMBER),
  DROPPED_BYTES("droppedBytes", LambdaShape.NUMBER),
  SPANS("spans", LambdaShape.SPANS),
  TRACE_ID("traceId", LambdaShape.TEXT),
  SEGMENT_ID("segmentId", LambdaShape.TEXT),
  SAMPLED("sampled", LambdaShape.BOOLEAN),
  TRACING("tracing", LambdaShape.TRACING);

  private static final Set<LambdaField> RECORD_FIELDS = EnumSet.range(REQUEST_ID, SPANS);
  private static final Map<LambdaField, JsonName> JSON_NAMES = jsonNames();

  /// The JSON type of the value.
  final LambdaShape shape;

  private final String spelling;

  LambdaField(String spelling, LambdaShape shape) {
    this.spelling = spelling;
    this.shape = shape;
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
