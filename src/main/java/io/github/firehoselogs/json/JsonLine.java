package io.github.firehoselogs.json;

/// Writes one JSON object on one line, field by field, in the order of the calls:
///
/// ```
/// {"Time":"2023-11-14T22:13:20Z","PID":"9566","Perform":"Query","Statement":"SELECT 1"}⏎
/// ```
///
/// Values are ranges `[from, to)` of valid UTF-8, such as [JsonString#appendText] writes.
public final class JsonLine {
  private final Utf8Builder out;
  private boolean first = true;

  /// Begins an object at the end of `out`.
  public JsonLine(Utf8Builder out) {
    this.out = out.append('{');
  }

  /// Adds a string.
  public void text(JsonName name, byte[] utf8, int from, int to) {
    begin(name);
    JsonString.appendQuoted(utf8, from, to, out);
  }

  /// Adds a string.
  public void text(JsonName name, String text) {
    begin(name);
    JsonString.appendQuoted(text, out);
  }

  /// Adds a number if the text is a JSON number (RFC 8259, section 6), else a string.
  public void number(JsonName name, byte[] utf8, int from, int to) {
    if (JsonNumber.isNumber(utf8, from, to)) {
      begin(name);
      out.append(utf8, from, to);
    } else {
      text(name, utf8, from, to);
    }
  }

  /// Adds a whole number.
  public void number(JsonName name, long value) {
    begin(name);
    out.append(Long.toString(value));
  }

  /// Adds a field whose value the caller appends to the returned builder, as JSON on one line.
  public Utf8Builder value(JsonName name) {
    begin(name);
    return out;
  }

  /// Ends the object and its line.
  public void end() {
    out.append('}').append('\n');
  }

  /// Ends an object that is a value inside another object.
  public void endValue() {
    out.append('}');
  }

  private void begin(JsonName name) {
    if (!first) {
      out.append(',');
    }
    first = false;
    name.appendTo(out);
  }
}
