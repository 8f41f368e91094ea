package io.github.firehoselogs.api;

/// Writes the fields of one JSON object, in the order of the calls and without line breaks.
///
/// ```
/// {"host":"i-0a1b","status":200,"ok":true,"user":{"id":7}}
/// ```
///
/// Names are not checked: a name that is added twice appears twice. While a nested object is open,
/// only that object may be written to.
public interface JsonObject {
  /// Adds a string. An unpaired surrogate becomes U+FFFD.
  JsonObject text(String name, String value);

  /// Adds a whole number.
  JsonObject number(String name, long value);

  /// Adds a decimal number. Throws [IllegalArgumentException] if `value` is infinite or NaN, which
  /// JSON cannot represent.
  JsonObject number(String name, double value);

  /// Adds `true` or `false`.
  JsonObject bool(String name, boolean value);

  /// Begins a nested object, which has to be ended before this one.
  JsonObject object(String name);

  /// Ends the object; if it is not nested, ends its line as well.
  void end();
}
