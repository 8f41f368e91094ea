package io.github.firehoselogs.format.lambda;

import io.github.firehoselogs.format.Cursor;
import io.github.firehoselogs.format.LogFormat;
import io.github.firehoselogs.format.Schema;
import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.JsonScanner;

/// The format `lambda-log`: all lines in the log group of a function that Lambda or a runtime of
/// Lambda wrote.
///
/// ```
/// 2023-11-14T22:13:20.123Z␉8e2b…-…-…␉INFO␉text                                  [LambdaLine]
/// [INFO]␉2023-11-14T22:13:20.123Z␉8e2b…-…-…␉text
/// {"timestamp":"…","level":"INFO","requestId":"8e2b…-…-…","message":"text"}     [LambdaJsonLine]
/// REPORT RequestId: 8e2b…-…-…␉Duration: 13.82 ms␉…                              [LambdaReport]
/// {"time":"…","type":"platform.report","record":{…}}
/// ```
///
/// The lines of the function's code have the fields `timestamp`, `level`, `requestId`, and `message`
/// or, if the text is a JSON object that OpenSearch accepts, `json`. `level` has the spelling of the
/// log. Fields without a value are left out. The lines of Lambda itself have the fields that
/// [LambdaReport] writes. Text that the function printed without a logger is unmatched.
///
/// https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html,
/// https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html,
/// https://docs.aws.amazon.com/lambda/latest/dg/python-logging.html
public final class LambdaLog implements LogFormat {
  private final LambdaReport platform = new LambdaReport();

  @Override
  public boolean read(Cursor line, JsonLine fields) {
    int from = line.at;
    boolean json = startsWithBrace(line);
    if (json ? LambdaJsonLine.read(line, fields) : LambdaLine.read(line, fields)) {
      return true;
    }
    line.at = from;
    return platform.read(line, fields);
  }

  @Override
  public Schema schema() {
    return LambdaText.schema().and(platform.schema());
  }

  private static boolean startsWithBrace(Cursor line) {
    int at = JsonScanner.skipWhitespace(line.text, line.at, line.end);
    return at < line.end && line.text[at] == '{';
  }
}
