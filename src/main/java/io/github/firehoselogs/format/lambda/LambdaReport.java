package io.github.firehoselogs.format.lambda;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.Field;
import io.github.firehoselogs.format.LogFormat;
import io.github.firehoselogs.format.LogNumber;
import io.github.firehoselogs.format.Schema;
import io.github.firehoselogs.format.Slice;
import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.Utf8Builder;

/// The format `lambda-report`: the lines that Lambda itself writes into the log group of a
/// function, as text or as JSON. The lines of the function's code are unmatched.
///
/// ```
/// INIT_START Runtime Version: java:25.v3␉Runtime Version ARN: arn:aws:lambda:…
/// START RequestId: 8e2b…-…-… Version: $LATEST
/// END RequestId: 8e2b…-…-…
/// REPORT RequestId: 8e2b…␉Duration: 13.82 ms␉Billed Duration: 14 ms␉Memory Size: 512 MB␉
///     Max Memory Used: 84 MB␉Init Duration: 397.68 ms␉⏎
///     XRAY TraceId: 1-5e34…␉SegmentId: 07f2…␉Sampled: true␉⏎
/// INIT_REPORT Init Duration: 10009.13 ms␉Phase: init␉Status: timeout
/// RESTORE_START Runtime Version: …      RESTORE_REPORT Restore Duration: 518.37 ms
/// EXTENSION␉Name: agent␉State: Ready␉Events: [INVOKE, SHUTDOWN]
/// TELEMETRY␉Name: agent␉State: Subscribed␉Types: [Platform, Function]             and LOGS
/// 2024-06-10T06:13:20.123Z 8e2b…-…-… Task timed out after 31.04 seconds          [LambdaFault]
/// {"time":"…","type":"platform.report","record":{…}}                             [LambdaEvent]
/// ```
///
/// All lines are written with the fields of [LambdaField], each with one JSON type. `type` is
/// always present: `platform.start`, `platform.report`, `platform.fault` and so on. If a part of
/// the line has no field, such as a metric that is new in Lambda, `event` contains the whole line.
/// It is a string, because an object would add fields of unknown types. Spaces may replace the
/// tabs. A line with two values for one label is unmatched.
///
/// https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-view.html and
/// https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html
public final class LambdaReport implements LogFormat {
  /// A kind of line: its first word, its type, a field that it must have, and the field that the
  /// Telemetry API calls `durationMs` for this type.
  private record Kind(String word, String type, LambdaField required, LambdaField duration) {
    Kind(String word, String type, LambdaField required) {
      this(word, type, required, LambdaField.DURATION_MS);
    }
  }

  /// A label, the field that follows it, and its unit.
  private record Item(String label, LambdaField field, String unit) {
    Item(String label, LambdaField field) {
      this(label, field, "");
    }
  }

  private static final Kind[] KINDS = {
    new Kind("START", "platform.start", LambdaField.REQUEST_ID),
    new Kind("END", "platform.end", LambdaField.REQUEST_ID),
    new Kind("REPORT", "platform.report", LambdaField.REQUEST_ID),
    new Kind("INIT_START", "platform.initStart", LambdaField.RUNTIME_VERSION),
    new Kind(
        "INIT_REPORT",
        "platform.initReport",
        LambdaField.INIT_DURATION_MS,
        LambdaField.INIT_DURATION_MS),
    new Kind("RESTORE_START", "platform.restoreStart", LambdaField.RUNTIME_VERSION),
    new Kind(
        "RESTORE_REPORT",
        "platform.restoreReport",
        LambdaField.RESTORE_DURATION_MS,
        LambdaField.RESTORE_DURATION_MS),
    new Kind("EXTENSION", "platform.extension", LambdaField.NAME),
    new Kind("LOGS", "platform.logsSubscription", LambdaField.NAME),
    new Kind("TELEMETRY", "platform.telemetrySubscription", LambdaField.NAME),
  };

  private static final Item[] ITEMS = {
    new Item("RequestId: ", LambdaField.REQUEST_ID),
    new Item("Version: ", LambdaField.VERSION),
    new Item("Duration: ", LambdaField.DURATION_MS, " ms"),
    new Item("Billed Duration: ", LambdaField.BILLED_DURATION_MS, " ms"),
    new Item("Memory Size: ", LambdaField.MEMORY_SIZE_MB, " MB"),
    new Item("Max Memory Used: ", LambdaField.MAX_MEMORY_USED_MB, " MB"),
    new Item("Init Duration: ", LambdaField.INIT_DURATION_MS, " ms"),
    new Item("Restore Duration: ", LambdaField.RESTORE_DURATION_MS, " ms"),
    new Item("Billed Restore Duration: ", LambdaField.BILLED_RESTORE_DURATION_MS, " ms"),
    new Item("Status: ", LambdaField.STATUS),
    new Item("Error Type: ", LambdaField.ERROR_TYPE),
    new Item("Phase: ", LambdaField.PHASE),
    new Item("Runtime Version: ", LambdaField.RUNTIME_VERSION),
    new Item("Runtime Version ARN: ", LambdaField.RUNTIME_VERSION_ARN),
    new Item("XRAY TraceId: ", LambdaField.TRACE_ID),
    new Item("SegmentId: ", LambdaField.SEGMENT_ID),
    new Item("Sampled: ", LambdaField.SAMPLED),
    new Item("Name: ", LambdaField.NAME),
    new Item("State: ", LambdaField.STATE),
    new Item("Events: ", LambdaField.EVENTS),
    new Item("Types: ", LambdaField.TYPES),
  };

  /// Labels that may follow a value with spaces.
  private static final String[] LABELS_AFTER_TEXT = {
    "State: ", "Events: ", "Types: ", "Error Type: "
  };

  private static final String FAULT = "platform.fault";

  @Override
  public boolean read(Cursor line, JsonLine fields) {
    int from = line.at;
    for (Kind kind : KINDS) {
      if (line.skip(kind.word) && skipSeparator(line)) {
        return readLine(kind, line, from, fields);
      }
      line.at = from;
    }
    return mayBeFault(line) ? readFault(line, fields) : LambdaEvent.read(line, fields);
  }

  @Override
  public Schema schema() {
    return LambdaField.schema()
        .and(
            Schema.exactly(
                Field.text(LambdaValues.EVENT, "the line, if a part of it has no field")));
  }

  private static boolean mayBeFault(Cursor line) {
    return line.isAt('R') || (!line.atEnd() && Cursor.isDigit(line.text[line.at]));
  }

  private static boolean readLine(Kind kind, Cursor line, int from, JsonLine fields) {
    LambdaValues values = new LambdaValues();
    while (!line.atEnd() && readItem(line, values)) {
      skipSeparator(line);
    }
    if (values.valueOf(kind.required) == null) {
      return false;
    }
    values.move(kind.duration, LambdaField.DURATION_MS);
    if (values.isContradictory()) {
      return false;
    }
    fields.text(LambdaField.TYPE.jsonName(), kind.type);
    values.inOrder().forEach((field, value) -> add(field, value, fields));
    if (!line.atEnd()) {
      fields.text(LambdaValues.EVENT, line.text, from, line.end);
    }
    return true;
  }

  private static boolean readFault(Cursor line, JsonLine fields) {
    LambdaValues values = new LambdaValues();
    if (!LambdaFault.read(line, values)) {
      return false;
    }
    Slice time = values.remove(LambdaField.TIME);
    if (time != null) {
      add(LambdaField.TIME, time, fields);
    }
    fields.text(LambdaField.TYPE.jsonName(), FAULT);
    values.inOrder().forEach((field, value) -> add(field, value, fields));
    return true;
  }

  private static boolean readItem(Cursor line, LambdaValues values) {
    int start = line.at;
    for (Item item : ITEMS) {
      if (line.skip(item.label)) {
        int from = line.at;
        boolean value = skipValue(item.field, line);
        Slice slice = new Slice(line.text, from, line.at);
        if (value && line.skip(item.unit) && endsItem(line)) {
          values.put(item.field, slice);
          return true;
        }
        line.at = start;
        return false;
      }
    }
    return false;
  }

  /// Moves past a value of `field` if one with the right type is next; returns whether it was.
  private static boolean skipValue(LambdaField field, Cursor line) {
    int from = line.at;
    return switch (field) {
      case REQUEST_ID -> RequestId.skip(line);
      case NAME, STATE -> skipText(line);
      case EVENTS, TYPES -> skipList(line);
      case SAMPLED -> line.skip("true") || line.skip("false");
      default ->
          line.skipWord()
              && (field.shape != LambdaShape.NUMBER
                  || LogNumber.isNumber(line.text, from, line.at));
    };
  }

  /// Moves to the end of a text: a tab, a line break, or spaces before a label. Returns whether it
  /// moved.
  private static boolean skipText(Cursor line) {
    int from = line.at;
    int to = from;
    while (!isAtLabel(line) && line.skipWord()) {
      to = line.at;
      skipSpaces(line);
    }
    line.at = to;
    return to > from;
  }

  private static void skipSpaces(Cursor line) {
    while (line.isAt(' ')) {
      line.at++;
    }
  }

  private static boolean isAtLabel(Cursor line) {
    int from = line.at;
    boolean label = false;
    for (String next : LABELS_AFTER_TEXT) {
      label |= line.skip(next);
      line.at = from;
    }
    return label;
  }

  /// Moves past a list such as `[INVOKE, SHUTDOWN]` if one is next; returns whether it was.
  private static boolean skipList(Cursor line) {
    if (!line.skip('[')) {
      return false;
    }
    while (line.skipLetters()) {
      if (!line.skip(',')) {
        break;
      }
      line.skipBlanks();
    }
    return line.skip(']');
  }

  private static boolean endsItem(Cursor line) {
    return line.atEnd() || isSeparator(line.text[line.at]);
  }

  /// Moves past spaces, tabs and line breaks; returns whether there were any.
  private static boolean skipSeparator(Cursor line) {
    int from = line.at;
    while (!line.atEnd() && isSeparator(line.text[line.at])) {
      line.at++;
    }
    return line.at > from;
  }

  private static boolean isSeparator(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }

  private static void add(LambdaField field, Slice value, JsonLine fields) {
    switch (field.shape) {
      case NUMBER, BOOLEAN ->
          fields.value(field.jsonName()).append(value.text(), value.from(), value.to());
      case TEXT_LIST -> addList(field, value, fields);
      default -> fields.text(field.jsonName(), value.text(), value.from(), value.to());
    }
  }

  /// Adds `[INVOKE, SHUTDOWN]` as an array of strings.
  private static void addList(LambdaField field, Slice value, JsonLine fields) {
    Utf8Builder out = fields.value(field.jsonName()).append('[');
    Cursor list = new Cursor(value.text(), value.from() + 1, value.to());
    int word = list.at;
    while (list.skipLetters()) {
      out.append('"').append(list.text, word, list.at).append('"');
      if (list.skip(',')) {
        list.skipBlanks();
        out.append(',');
      }
      word = list.at;
    }
    out.append(']');
  }
}
