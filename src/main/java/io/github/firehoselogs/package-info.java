/// Transforms CloudWatch Logs for Amazon Data Firehose. The packages in the order of a record's path:
///
/// ```
/// Firehose ──event──▶ firehose      the event in, record by record
///                     gzip          decompressed
///                     envelope      recognized, log events found
///                     route         by log group and stream: the steps on each log event
///                     redact          secrets out of its message
///                     transform       one log event → what the destination wants
///                     partition     keys for S3
///                     fit           what stays in this response, what is put back
///                     reingest      ──▶ the stream, in batches, with attempts
/// Firehose ◀─answer── firehose      every record id once, exact to the byte
/// ```
///
/// Below them: `json` reads and writes JSON as bytes, `format` has a folder for each log format,
/// `mapping` knows which JSON OpenSearch accepts, `regex` is users' patterns. `settings` is the
/// environment as one record, `report` is the function's log line, and `api` is the only package
/// that transforms of users import.
///
/// [FirehoseLogsHandler][io.github.firehoselogs.FirehoseLogsHandler] is the entry point;
/// [Invocation] takes one event through the steps, and [RecordPipeline] one record.
///
/// Until the first answer, no lambda, stream or `switch` over types is linked on the ordinary path:
/// the JVM generates a class for each of them, which took 60 of the 220 ms of a cold start
/// (`firehose-logs start`; `FunctionStartTest` enforces it). Named classes are used there instead.
@NullMarked
package io.github.firehoselogs;

import org.jspecify.annotations.NullMarked;
