package io.github.firehoselogs.format.lambda;

import io.github.firehoselogs.format.LogNumber;
import io.github.firehoselogs.format.Slice;
import io.github.firehoselogs.json.JsonScanner;
import org.jspecify.annotations.Nullable;

/// The JSON type of a [LambdaField]. It is the same in every line, so that lines never conflict
/// with the mapping of an index.
enum LambdaShape {
  TEXT,
  NUMBER,
  BOOLEAN,
  /// An array of strings.
  TEXT_LIST,
  /// An array of objects such as `{"name":"…","start":"…","durationMs":90.1}`.
  SPANS,
  /// An object such as `{"spanId":"…","type":"…","value":"…"}`.
  TRACING;

  private record Member(String name, LambdaShape shape) {}

  private static final Member[] SPAN_MEMBERS = {
    new Member("name", TEXT), new Member("start", TEXT), new Member("durationMs", NUMBER)
  };

  private static final Member[] TRACING_MEMBERS = {
    new Member("spanId", TEXT), new Member("type", TEXT), new Member("value", TEXT)
  };

  /// Returns `value`, which is valid JSON, in this shape: unchanged, or the text of a string that
  /// contains exactly a number or a boolean. Returns null if it does not have this shape. JSON's
  /// null never has it.
  @Nullable Slice valueOf(Slice value) {
    if (hasShape(value)) {
      return value;
    }
    boolean quoted = isText(value) && (this == NUMBER || this == BOOLEAN);
    Slice text = quoted ? new Slice(value.text(), value.from() + 1, value.to() - 1) : value;
    return quoted && hasShape(text) ? text : null;
  }

  private boolean hasShape(Slice value) {
    return switch (this) {
      case TEXT -> isText(value);
      case NUMBER -> LogNumber.isNumber(value.text(), value.from(), value.to());
      case BOOLEAN -> value.is("true") || value.is("false");
      case TEXT_LIST -> isArray(value, null);
      case SPANS -> isArray(value, SPAN_MEMBERS);
      case TRACING -> isObject(value, TRACING_MEMBERS);
    };
  }

  private static boolean isText(Slice value) {
    return value.from() < value.to() && value.text()[value.from()] == '"';
  }

  /// Returns whether `value` is an array of objects with `members`, or of strings if `members` is
  /// null.
  private static boolean isArray(Slice value, Member @Nullable [] members) {
    byte[] json = value.text();
    if (json[value.from()] != '[') {
      return false;
    }
    int at = JsonScanner.skipWhitespace(json, value.from() + 1, value.to());
    while (json[at] != ']') {
      int end = JsonScanner.skipValue(json, at, value.to());
      Slice element = new Slice(json, at, end);
      if (members == null ? !isText(element) : !isObject(element, members)) {
        return false;
      }
      at = nextOf(json, end, value.to());
    }
    return true;
  }

  /// Returns whether `value` is an object with some of `members`, each at most once.
  private static boolean isObject(Slice value, Member[] members) {
    byte[] json = value.text();
    if (json[value.from()] != '{') {
      return false;
    }
    int seen = 0;
    int at = JsonScanner.skipWhitespace(json, value.from() + 1, value.to());
    while (json[at] != '}') {
      int nameTo = JsonScanner.skipString(json, at, value.to());
      int colon = JsonScanner.skipWhitespace(json, nameTo, value.to());
      int from = JsonScanner.skipWhitespace(json, colon + 1, value.to());
      int end = JsonScanner.skipValue(json, from, value.to());
      int bit = 1 << indexOf(new Slice(json, at + 1, nameTo - 1), members);
      Slice member = new Slice(json, from, end);
      if ((seen & bit) != 0 || !fits(member, bit, members)) {
        return false;
      }
      seen |= bit;
      at = nextOf(json, end, value.to());
    }
    return true;
  }

  private static boolean fits(Slice member, int bit, Member[] members) {
    int index = Integer.numberOfTrailingZeros(bit);
    return index < members.length && members[index].shape.hasShape(member);
  }

  /// Returns the index of the member named `name`, or the number of members.
  private static int indexOf(Slice name, Member[] members) {
    int index = 0;
    while (index < members.length && !name.is(members[index].name)) {
      index++;
    }
    return index;
  }

  /// Returns the index of the next element or of the closing bracket, after the element that ends
  /// at `end`.
  private static int nextOf(byte[] json, int end, int to) {
    int at = JsonScanner.skipWhitespace(json, end, to);
    return json[at] == ',' ? JsonScanner.skipWhitespace(json, at + 1, to) : at;
  }
}
