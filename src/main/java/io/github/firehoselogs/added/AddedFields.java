package io.github.firehoselogs.added;

import io.github.firehoselogs.envelope.LogEventView;
import io.github.firehoselogs.json.JsonName;
import io.github.firehoselogs.json.JsonString;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.placeholder.Fields;
import io.github.firehoselogs.placeholder.NamedTemplates;
import io.github.firehoselogs.placeholder.Template;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The fields that `ADD_FIELDS` adds to a line of JSON, before its own fields, each a string whose
/// value comes from a template. Immutable and thread-safe.
///
/// ```
/// ADD_FIELDS  @timestamp={timestamp},env=prod
///             {"@timestamp":"2023-11-14T22:13:20.000Z","env":"prod","level":"WARN", …}
/// ```
public final class AddedFields {
  /// Adds nothing.
  public static final AddedFields NONE = new AddedFields(List.of(), Set.of());

  private static final NamedTemplates NAMES = new NamedTemplates("field", "_.-@");

  private record Field(JsonName name, Template template) {}

  private final List<Field> fields;
  private final Set<String> names;

  private AddedFields(List<Field> fields, Set<String> names) {
    this.fields = fields;
    this.names = names;
  }

  /// Compiles `name=template, name=template, …`; a blank text adds nothing. Times are in `zone`.
  ///
  /// Throws [IllegalArgumentException] with one line that names the field, the problem and the
  /// expected form.
  public static AddedFields compile(String text, ZoneId zone) {
    if (text.isBlank()) {
      return NONE;
    }
    List<Field> fields = new ArrayList<>();
    Map<String, Template> templates = NAMES.parse(text, zone);
    for (Map.Entry<String, Template> each : templates.entrySet()) {
      checkDots(each.getKey());
      fields.add(new Field(JsonName.of(each.getKey()), each.getValue()));
    }
    return new AddedFields(List.copyOf(fields), new LinkedHashSet<>(templates.keySet()));
  }

  /// OpenSearch reads a dot as a level of an object, and refuses a level without a name.
  private static void checkDots(String name) {
    if (name.startsWith(".") || name.endsWith(".") || name.contains("..")) {
      throw NAMES.invalid(name, "expected text before and after each dot");
    }
  }

  /// Returns whether there are no fields to add.
  public boolean isEmpty() {
    return fields.isEmpty();
  }

  /// Returns the names, in the order in which they are added.
  public Set<String> names() {
    return names;
  }

  /// Adds the fields to the object whose opening brace is at `brace` in `output` and which nothing
  /// but closing braces and a line feed follows. A field of the object with a name that is added is
  /// left out. If there is no object at `brace`, nothing changes.
  ///
  /// `messageFields` looks up the fields of the message of `logEvent`; `redact` redacts a value.
  public void addTo(
      Utf8Builder output,
      int brace,
      LogEventView logEvent,
      Fields messageFields,
      UnaryOperator<String> redact) {
    byte[] line = output.array();
    if (brace >= output.length() || line[brace] != '{') {
      return;
    }
    Utf8Builder whole = new Utf8Builder(output.length() - brace + 256);
    for (Field field : fields) {
      field.name.appendTo(whole);
      String value = field.template.evaluate(logEvent, messageFields);
      JsonString.appendQuoted(redact.apply(value), whole);
      whole.append(',');
    }
    int added = whole.length();
    if (!JsonMembers.appendWithout(line, brace, output.length(), names, whole)) {
      return;
    }
    output.truncate(brace + 1);
    boolean isAlone = whole.array()[added] == '}';
    output.append(whole.array(), 0, isAlone ? added - 1 : added);
    output.append(whole.array(), added, whole.length());
  }
}
