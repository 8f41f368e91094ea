package io.github.firehoselogs.tools.simulation.search;

import java.util.List;

/// The answer to one document of a bulk request. `errorType` is empty if there is no error.
record BulkItem(int status, String errorType) {
  static final BulkItem CREATED = new BulkItem(201, "");
  static final BulkItem EXISTS = new BulkItem(409, "version_conflict_engine_exception");
  static final BulkItem UNMAPPABLE = new BulkItem(400, "mapper_parsing_exception");
  static final BulkItem THROTTLED = new BulkItem(429, "es_rejected_execution_exception");
  static final BulkItem UNAVAILABLE = new BulkItem(503, "unavailable_shards_exception");
  static final BulkItem BLOCKED = new BulkItem(403, "cluster_block_exception");

  /// Returns the answer to a whole request.
  static String json(List<BulkItem> items) {
    StringBuilder json = new StringBuilder(64 * items.size() + 16);
    json.append("{\"items\":[");
    String comma = "";
    for (BulkItem each : items) {
      json.append(comma).append("{\"create\":{\"status\":").append(each.status);
      if (!each.errorType.isEmpty()) {
        json.append(",\"error\":{\"type\":\"").append(each.errorType).append("\"}");
      }
      json.append("}}");
      comma = ",";
    }
    return json.append("]}").toString();
  }
}
