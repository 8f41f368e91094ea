package io.github.firehoselogs.format.syslog;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.Slice;
import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.JsonName;
import io.github.firehoselogs.json.JsonString;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.mapping.IndexableJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The structured data of RFC 5424, as a JSON object of objects of strings.
///
/// ```
/// [exampleSDID@32473 iut="3" q="a \"b\" \\ \]"][origin ip="192.0.2.1" ip="192.0.2.2"]
///
/// {"exampleSDID@32473":{"iut":"3","q":"a \"b\" \\ ]"},"origin":{"ip":["192.0.2.1","192.0.2.2"]}}
/// ```
///
/// If a name appears several times in an element, which the RFC allows, its values become an array.
/// Elements with the same name, which the RFC forbids, are merged. If OpenSearch would refuse the
/// object, for example because of dots in its names, it becomes `{"text":{"text":"[…]"}}`.
/// https://www.rfc-editor.org/rfc/rfc5424#section-6.3
final class StructuredData {
  static final JsonName STRUCTURED_DATA = JsonName.of("structured-data");
  private static final JsonName TEXT = JsonName.of("text");

  /// Elements by name. Each maps names to values, which are still escaped.
  private final Map<Slice, Map<Slice, List<Slice>>> elements = new LinkedHashMap<>();

  private StructuredData() {}

  /// Returns whether structured data is next: a single `-`, or an element with an enterprise number
  /// or a parameter. Any other text with a first `-` or `[` is a message.
  static boolean isAt(Cursor line) {
    Cursor data = new Cursor(line.text, line.at, line.end);
    if (data.skip('-')) {
      return data.atEnd() || data.isAt(' ');
    }
    if (!data.skip('[')) {
      return false;
    }
    int at = data.indexOf('@');
    if (!skipName(data)) {
      return false;
    }
    boolean enterprise = at > 0 && at < data.at - 1 && Cursor.isDigit(data.text[at + 1]);
    return enterprise || (data.skipBlanks() && skipName(data) && data.skip("=\""));
  }

  /// Reads the structured data that is next; adds nothing for `-`. Returns whether it is complete.
  static boolean read(Cursor line, JsonLine fields) {
    if (line.skip('-')) {
      return true;
    }
    int from = line.at;
    StructuredData data = new StructuredData();
    do {
      if (!data.readElement(line)) {
        return false;
      }
    } while (line.isAt('['));
    data.appendIndexableTo(fields.value(STRUCTURED_DATA), line, from);
    return true;
  }

  private void appendIndexableTo(Utf8Builder output, Cursor line, int from) {
    Utf8Builder object = new Utf8Builder(line.at - from);
    appendTo(object);
    if (!IndexableJson.appendObject(object.array(), 0, object.length(), output)) {
      JsonLine element = new JsonLine(output);
      JsonLine param = new JsonLine(element.value(TEXT));
      param.text(TEXT, line.text, from, line.at);
      param.endValue();
      element.endValue();
    }
  }

  private boolean readElement(Cursor line) {
    if (!line.skip('[')) {
      return false;
    }
    int from = line.at;
    if (!skipName(line)) {
      return false;
    }
    Slice name = new Slice(line.text, from, line.at);
    Map<Slice, List<Slice>> params = elements.computeIfAbsent(name, _ -> new LinkedHashMap<>());
    while (line.skipBlanks() && !line.isAt(']')) {
      if (!readParam(line, params)) {
        return false;
      }
    }
    return line.skip(']');
  }

  private static boolean readParam(Cursor line, Map<Slice, List<Slice>> params) {
    int from = line.at;
    if (!skipName(line)) {
      return false;
    }
    Slice name = new Slice(line.text, from, line.at);
    if (!line.skip("=\"")) {
      return false;
    }
    int valueFrom = line.at;
    while (line.at < line.end && line.text[line.at] != '"') {
      line.at += line.text[line.at] == '\\' ? 2 : 1;
    }
    if (line.at >= line.end) {
      return false;
    }
    Slice value = new Slice(line.text, valueFrom, line.at);
    params.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(value);
    return line.skip('"');
  }

  private static boolean skipName(Cursor line) {
    int from = line.at;
    while (line.at < line.end && isNameByte(line.text[line.at])) {
      line.at++;
    }
    return line.at > from;
  }

  /// Returns whether `b` may be part of a name. The RFC allows only ASCII; other letters are
  /// accepted too.
  private static boolean isNameByte(byte b) {
    return b < 0 || (b > ' ' && b != '=' && b != ']' && b != '"' && b != 0x7F);
  }

  private void appendTo(Utf8Builder output) {
    char before = '{';
    for (Map.Entry<Slice, Map<Slice, List<Slice>>> element : elements.entrySet()) {
      element.getKey().appendQuotedTo(output.append(before)).append(':');
      appendParams(element.getValue(), output);
      before = ',';
    }
    output.append('}');
  }

  private static void appendParams(Map<Slice, List<Slice>> params, Utf8Builder output) {
    output.append('{');
    boolean first = true;
    for (Map.Entry<Slice, List<Slice>> param : params.entrySet()) {
      if (!first) {
        output.append(',');
      }
      param.getKey().appendQuotedTo(output).append(':');
      appendValues(param.getValue(), output);
      first = false;
    }
    output.append('}');
  }

  private static void appendValues(List<Slice> values, Utf8Builder output) {
    if (values.size() == 1) {
      appendUnescaped(values.getFirst(), output);
      return;
    }
    char before = '[';
    for (Slice value : values) {
      appendUnescaped(value, output.append(before));
      before = ',';
    }
    output.append(']');
  }

  /// Appends a value without the backslashes before `"`, `\` and `]`. Other backslashes are part of
  /// the value.
  private static void appendUnescaped(Slice value, Utf8Builder output) {
    Utf8Builder plain = new Utf8Builder(value.to() - value.from());
    byte[] text = value.text();
    int run = value.from();
    for (int at = run; at < value.to() - 1; at++) {
      if (text[at] == '\\' && isEscaped(text[at + 1])) {
        plain.append(text, run, at);
        run = at + 1;
        at++;
      }
    }
    plain.append(text, run, value.to());
    JsonString.appendQuoted(plain.array(), 0, plain.length(), output);
  }

  private static boolean isEscaped(byte b) {
    return b == '"' || b == '\\' || b == ']';
  }
}
