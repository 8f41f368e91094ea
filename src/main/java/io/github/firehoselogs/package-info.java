/// Transforms CloudWatch Logs for Amazon Data Firehose. The packages in the order of a record's path:
///
/// ```
/// Firehose ──event──▶ firehose      the event in, record by record
///                     gzip          records decompressed
///                     envelope      log events found
///                     route         the steps for each log event, by log group and stream
///                     redact          secrets replaced
///                     transform       the log event → the output for the destination
///                     partition     keys for S3
///                     fit           split into data that stays and remainders
///                     opensearch    ──▶ documents to OpenSearch, if it is indexed in one pass
///                     reingest      ──▶ remainders back into the stream, in batches
/// Firehose ◀─answer── firehose      every record id once, within the size limit
/// ```
///
/// These packages use `json`, which reads and writes JSON as bytes, `format` with a subpackage for
/// each log format, `mapping`, which decides which JSON OpenSearch accepts, and `regex` for regular
/// expressions. `placeholder` evaluates templates, and `attempts` sends batches until a deadline.
/// `settings` reads the environment variables, `report` writes the function's log, and
/// `api` is the only package that users' transforms import.
///
/// [FirehoseLogsHandler][io.github.firehoselogs.FirehoseLogsHandler] is the entry point;
/// [Invocation] processes one event, and [RecordPipeline] one record.
///
/// Until the first answer, no lambda, stream or `switch` over types is linked on the usual path;
/// named classes are used instead. The JVM would generate a class for each of them, which took 60
/// of the 220 ms of a cold start (`firehose-logs start`). `FunctionStartTest` enforces this.
@NullMarked
package io.github.firehoselogs;

import org.jspecify.annotations.NullMarked;
