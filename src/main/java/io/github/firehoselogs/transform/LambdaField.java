package io.github.firehoselogs.transform;

import static java.util.Objects.requireNonNull;

import io.github.firehoselogs.text.JsonName;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What Lambda's platform says of an invocation, in the order in which we write it. Names, and the
/// units in them, are those of the Telemetry API; segmentId and sampled, which only text has, and
/// traceId are named like these.
enum LambdaField {
  TIME("time"),
  TYPE("type"),
  REQUEST_ID("requestId"),
  FUNCTION_ARN("functionArn"),
  FUNCTION_NAME("functionName"),
  FUNCTION_VERSION("functionVersion"),
  VERSION("version"),
  STATUS("status"),
  ERROR_TYPE("errorType"),
  DURATION_MS("durationMs"),
  BILLED_DURATION_MS("billedDurationMs"),
  MEMORY_SIZE_MB("memorySizeMB"),
  MAX_MEMORY_USED_MB("maxMemoryUsedMB"),
  INIT_DURATION_MS("initDurationMs"),
  RESTORE_DURATION_MS("restoreDurationMs"),
  BILLED_RESTORE_DURATION_MS("billedRestoreDurationMs"),
  PRODUCED_BYTES("producedBytes"),
  INITIALIZATION_TYPE("initializationType"),
  PHASE("phase"),
  RUNTIME_VERSION("runtimeVersion"),
  RUNTIME_VERSION_ARN("runtimeVersionArn"),
  INSTANCE_ID("instanceId"),
  INSTANCE_MAX_MEMORY("instanceMaxMemory"),
  NAME("name"),
  STATE("state"),
  EVENTS("events"),
  TYPES("types"),
  REASON("reason"),
  DROPPED_RECORDS("droppedRecords"),
  DROPPED_BYTES("droppedBytes"),
  SPANS("spans"),
  TRACE_ID("traceId"),
  SEGMENT_ID("segmentId"),
  SAMPLED("sampled"),
  TRACING("tracing");

  private static final Set<LambdaField> OF_RECORD = EnumSet.range(REQUEST_ID, SPANS);
  private static final Map<LambdaField, JsonName> JSON_NAMES = jsonNames();

  private final String spelling;

  LambdaField(String spelling) {
    this.spelling = spelling;
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

  /// Returns whether `name`, all of it, is the name of this field.
  boolean isNamed(Slice name) {
    return name.is(spelling);
  }

  /// Returns the field that a `record` of the Telemetry API or its `metrics` call `name`, null where
  /// we know none.
  static @Nullable LambdaField ofRecord(Slice name) {
    for (LambdaField field : OF_RECORD) {
      if (field.isNamed(name)) {
        return field;
      }
    }
    return null;
  }
}
