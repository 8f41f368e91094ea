package io.github.firehoselogs.mapping;

import io.github.firehoselogs.json.OneLineJson;
import io.github.firehoselogs.json.Utf8Builder;

/// Embeds a JSON object that the function did not write in a line of JSON, if OpenSearch accepts
/// it.
///
/// A new index with dynamic mapping refuses these objects, as `DynamicMappingTest` shows with a
/// real node:
///
/// ```
/// {"a":1,"a":2}                       a duplicate name, even if escaped differently
/// {"":1} {"..":1} {".a":1} {" ":1}    a name with a part that is empty or white space
/// {"\ud83d":1}                        a name with an unpaired surrogate, or of over 50,000 bytes
/// {"a":1,"a.b":2} {"a":[1,"x"]}       a field with two types
/// {"a":9223372036854775808}           a whole number of over 64 bits
/// {"a":1e39}                          a decimal number too large for a float
/// {"a":{"a":{"a":…}}} {"a":[[[…]]]}   more than 20 levels, more than 20 arrays around a value
/// {"a0":1,"a1":1,…,"a999":1}          about as many fields as an index may have
/// ```
///
/// Two objects may still have different types for the same field. Whether OpenSearch accepts the
/// second one then depends on the index.
///
/// https://docs.opensearch.org/latest/mappings/
public final class IndexableJson {
  /// One for each thread, because it is too large to create for every event.
  private static final ThreadLocal<FieldWalk> WALKS = new ThreadLocal<>();

  private IndexableJson() {}

  /// Appends the object in `[from, to)` as [OneLineJson#appendObject] does and returns true. Returns
  /// false, and appends nothing, if OpenSearch would refuse it as part of a document.
  public static boolean appendObject(byte[] json, int from, int to, Utf8Builder out) {
    int start = out.length();
    if (!OneLineJson.appendObject(json, from, to, out)) {
      return false;
    }
    if (walk().accepts(out.array(), start, out.length())) {
      return true;
    }
    out.truncate(start);
    return false;
  }

  private static FieldWalk walk() {
    FieldWalk walk = WALKS.get();
    if (walk == null) {
      walk = new FieldWalk();
      WALKS.set(walk);
    }
    return walk;
  }
}
