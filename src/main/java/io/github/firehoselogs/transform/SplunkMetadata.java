package io.github.firehoselogs.transform;

import io.github.firehoselogs.envelope.LogEventView;
import io.github.firehoselogs.format.Field;
import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.JsonName;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.placeholder.Fields;
import io.github.firehoselogs.placeholder.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// The fields of an event that tell Splunk how to file it, each with the template of its value.
/// Immutable and thread-safe.
///
/// An empty value is left out: Splunk then uses the default of the collector's token.
final class SplunkMetadata {
  private static final JsonName HOST = JsonName.of("host");
  private static final JsonName SOURCE = JsonName.of("source");
  private static final JsonName SOURCETYPE = JsonName.of("sourcetype");
  private static final JsonName INDEX = JsonName.of("index");

  /// Not a lambda, which would take time to link before the first answer.
  private record MessageFields(LogEventView logEvent) implements Fields {
    @Override
    public Optional<String> field(String name) {
      return logEvent.messageField(name);
    }
  }

  /// The fields as JSON, which the log event caches for this object if its envelope has only one
  /// value of them.
  private record Members(SplunkMetadata metadata) implements Function<LogEventView, byte[]> {
    @Override
    public byte[] apply(LogEventView logEvent) {
      Utf8Builder json = new Utf8Builder(256);
      metadata.addEach(new JsonLine(json), logEvent);
      if (json.length() == 1) {
        return new byte[0];
      }
      byte[] afterAnother = json.toByteArray();
      afterAnother[0] = ',';
      return afterAnother;
    }
  }

  private final TransformSettings settings;
  private final Template host;
  private final Template source;
  private final Template sourcetype;
  private final Template index;
  private final boolean hasIndex;
  private final boolean sameInEnvelope;
  private final Members members = new Members(this);

  /// Throws [TransformSettings.InvalidException] if the template of a field is invalid.
  SplunkMetadata(TransformSettings settings) {
    this.settings = settings;
    this.host = template(TransformSetting.SPLUNK_HOST, "{logStream|}");
    this.source = template(TransformSetting.SPLUNK_SOURCE, "{logGroup|}");
    this.sourcetype = template(TransformSetting.SPLUNK_SOURCETYPE, "aws:cloudwatchlogs");
    this.hasIndex = !settings.valueOf(TransformSetting.SPLUNK_INDEX).isEmpty();
    this.index = template(TransformSetting.SPLUNK_INDEX, "none");
    this.sameInEnvelope =
        host.sameInEnvelope()
            && source.sameInEnvelope()
            && sourcetype.sameInEnvelope()
            && index.sameInEnvelope();
  }

  private Template template(TransformSetting setting, String defaultText) {
    String text = settings.valueOf(setting);
    try {
      return Template.compile(text.isEmpty() ? defaultText : text, settings.zone());
    } catch (IllegalArgumentException e) {
      throw new TransformSettings.InvalidException(setting, e);
    }
  }

  /// Adds the fields of `logEvent` to `line`, which is at the end of `output` and has a field.
  void addAfterAnother(JsonLine line, LogEventView logEvent, Utf8Builder output) {
    if (sameInEnvelope) {
      output.append(logEvent.envelopeValue(members));
    } else {
      addEach(line, logEvent);
    }
  }

  /// Adds the fields of `logEvent` to `line`.
  void addEach(JsonLine line, LogEventView logEvent) {
    Fields message = new MessageFields(logEvent);
    addText(line, HOST, host.evaluate(logEvent, message));
    addText(line, SOURCE, source.evaluate(logEvent, message));
    addText(line, SOURCETYPE, sourcetype.evaluate(logEvent, message));
    if (hasIndex) {
      addText(line, INDEX, validIndex(index.evaluateIfComplete(logEvent, message).orElse("")));
    }
  }

  private static void addText(JsonLine line, JsonName name, String text) {
    if (!text.isEmpty()) {
      line.text(name, text);
    }
  }

  /// Returns `text` in lower case, `""` if no index can have that name. Splunk refuses all events of
  /// a request if it does not know the index of one. Names that begin with `_` are Splunk's own.
  /// https://help.splunk.com/en/splunk-enterprise/administer/manage-indexers-and-indexer-clusters/manage-indexes/create-custom-indexes
  private static String validIndex(String text) {
    String name = text.toLowerCase(Locale.ROOT);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean isLetterOrDigit = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (!isLetterOrDigit && (i == 0 || (c != '_' && c != '-'))) {
        return "";
      }
    }
    return name;
  }

  /// Returns the declarations of the fields.
  List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.string(HOST, "log stream"));
    fields.add(Field.string(SOURCE, "log group"));
    fields.add(Field.string(SOURCETYPE, "type of the source"));
    if (hasIndex) {
      fields.add(Field.string(INDEX, "index of Splunk"));
    }
    return fields;
  }
}
