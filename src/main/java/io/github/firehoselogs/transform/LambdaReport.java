package io.github.firehoselogs.transform;

import io.github.firehoselogs.text.JsonLine;

/// `lambda-report`: what Lambda's platform writes into the log group of a function, as text or as
/// JSON. The lines of the function itself are unmatched.
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
/// {"time":"…","type":"platform.report","record":{…}}                             [LambdaEvent]
/// ```
///
/// Both give the fields of [LambdaField], `type` always: `platform.start`, `platform.end`,
/// `platform.report`, `platform.initStart` and so on. A line with something that has no field, such
/// as a metric that is newer than this, has the whole of it in `event` too. Blanks may stand for the
/// tabs.
///
/// https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-view.html and
/// https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html
final class LambdaReport implements LogFormat {
  /// A kind of line: its first word, its type, a field that it has, and the field that is what the
  /// Telemetry API calls its duration.
  private record Kind(String word, String type, LambdaField required, LambdaField duration) {
    Kind(String word, String type, LambdaField required) {
      this(word, type, required, LambdaField.DURATION_MS);
    }
  }

  /// A label, the field behind it and its unit.
  private record Item(String label, LambdaField field, String unit) {
    Item(String label, LambdaField field) {
      this(label, field, "");
    }
  }

  private static final Kind[] KINDS = {
    new Kind("START ", "platform.start", LambdaField.REQUEST_ID),
    new Kind("END ", "platform.end", LambdaField.REQUEST_ID),
    new Kind("REPORT ", "platform.report", LambdaField.REQUEST_ID),
    new Kind("INIT_START ", "platform.initStart", LambdaField.RUNTIME_VERSION),
    new Kind(
        "INIT_REPORT ",
        "platform.initReport",
        LambdaField.INIT_DURATION_MS,
        LambdaField.INIT_DURATION_MS),
    new Kind("RESTORE_START ", "platform.restoreStart", LambdaField.RUNTIME_VERSION),
    new Kind(
        "RESTORE_REPORT ",
        "platform.restoreReport",
        LambdaField.RESTORE_DURATION_MS,
        LambdaField.RESTORE_DURATION_MS),
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
  };

  @Override
  public boolean read(Cursor line, JsonLine fields) {
    int from = line.at;
    for (Kind kind : KINDS) {
      if (line.skip(kind.word)) {
        return readLine(kind, line, from, fields);
      }
    }
    return LambdaEvent.read(line, fields);
  }

  private static boolean readLine(Kind kind, Cursor line, int from, JsonLine fields) {
    LambdaValues values = new LambdaValues();
    while (!line.atEnd() && readItem(line, values)) {
      skipSeparator(line);
    }
    if (values.of(kind.required) == null) {
      return false;
    }
    values.move(kind.duration, LambdaField.DURATION_MS);
    if (!line.atEnd()) {
      values.lacksSomething();
    }
    fields.text(LambdaField.TYPE.jsonName(), kind.type);
    values.inOrder().forEach((field, value) -> add(field, value, fields));
    if (!values.isComplete()) {
      fields.text(LambdaValues.EVENT, line.text, from, line.end);
    }
    return true;
  }

  private static boolean readItem(Cursor line, LambdaValues values) {
    int start = line.at;
    for (Item item : ITEMS) {
      if (line.skip(item.label)) {
        int from = line.at;
        boolean word = item.field == LambdaField.REQUEST_ID ? skipUuid(line) : line.skipWord();
        int to = line.at;
        if (word && line.skip(item.unit) && endsItem(line)) {
          values.put(item.field, new Slice(line.text, from, to));
          return true;
        }
        line.at = start;
        return false;
      }
    }
    return false;
  }

  /// Moves behind `8e2bd1a0-4a3e-4d0a-9f3c-0d5e6f7a8b9c`.
  private static boolean skipUuid(Cursor line) {
    return skipHexDigits(line, 8)
        && line.skip('-')
        && skipHexDigits(line, 4)
        && line.skip('-')
        && skipHexDigits(line, 4)
        && line.skip('-')
        && skipHexDigits(line, 4)
        && line.skip('-')
        && skipHexDigits(line, 12);
  }

  private static boolean skipHexDigits(Cursor line, int count) {
    for (int i = 0; i < count; i++) {
      if (line.atEnd() || Character.digit(line.text[line.at], 16) < 0) {
        return false;
      }
      line.at++;
    }
    return true;
  }

  private static boolean endsItem(Cursor line) {
    return line.atEnd() || isSeparator(line.text[line.at]);
  }

  private static void skipSeparator(Cursor line) {
    while (!line.atEnd() && isSeparator(line.text[line.at])) {
      line.at++;
    }
  }

  private static boolean isSeparator(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }

  private static void add(LambdaField field, Slice value, JsonLine fields) {
    switch (field) {
      case DURATION_MS,
          BILLED_DURATION_MS,
          MEMORY_SIZE_MB,
          MAX_MEMORY_USED_MB,
          INIT_DURATION_MS,
          RESTORE_DURATION_MS,
          BILLED_RESTORE_DURATION_MS ->
          fields.number(field.jsonName(), value.text(), value.from(), value.to());
      case SAMPLED -> addBoolean(field, value, fields);
      default -> fields.text(field.jsonName(), value.text(), value.from(), value.to());
    }
  }

  private static void addBoolean(LambdaField field, Slice value, JsonLine fields) {
    if (value.is("true") || value.is("false")) {
      fields.value(field.jsonName()).append(value.text(), value.from(), value.to());
    } else {
      fields.text(field.jsonName(), value.text(), value.from(), value.to());
    }
  }
}
