package io.github.firehoselogs.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;

/// Creates Jackson's streaming parser with limits that suit log data.
public final class Json {
  /// The maximum depth of nested arrays and objects, which is Jackson's default. Each level costs
  /// the parser memory, and no envelope has more than a handful.
  public static final int MAX_DEPTH = 1000;

  /// The maximum size of a field name in bytes. The parser needs 17 times as much memory for it.
  private static final int MAX_NAME_BYTES = 1 << 21;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          // The bytes of a record are bounded before they are parsed, so single values need not be.
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(MAX_NAME_BYTES)
                  .build())
          // The parsed text must not reach an exception message that may be logged.
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          // Interning is useful only for names that are compared by identity.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private Json() {}

  /// Returns a parser of the JSON text `json[from, to)`; its byte offsets count from `from`.
  public static JsonParser parser(byte[] json, int from, int to) throws IOException {
    return FACTORY.createParser(json, from, to - from);
  }
}
