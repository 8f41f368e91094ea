/// Transforms CloudWatch Logs for Amazon Data Firehose. The way of a record, room by room:
///
/// ```
/// Firehose ──event──▶ firehose      the event in, record by record
///                     cloudwatch    recognised, decompressed, log events found
///                     route         by log group and stream: the steps on each log event
///                     redact          secrets out of its message
///                     transform       one log event → what the destination wants
///                     partition     keys for S3
///                     fit           what stays in this response, what goes round again
///                     reingest      ──▶ the stream, in batches, with attempts
/// Firehose ◀─answer── firehose      every record id once, exact to the byte
/// ```
///
/// `settings` is the environment as one record, `text` is JSON as bytes, `regex` is users' patterns,
/// `report` is what the function logs.
/// [FirehoseLogsHandler][io.github.firehoselogs.FirehoseLogsHandler] takes the steps; [Invocation] is
/// one event on its way through them.
///
/// Up to the first answer no lambda, no stream and no `switch` over types is linked where nothing
/// unusual comes: the JVM makes a class for each of them then, which took a start 60 of 220 ms
/// (`exec:exec@start`; `FunctionStartTest` holds it so). Classes with a name stand for them there.
@NullMarked
package io.github.firehoselogs;

import org.jspecify.annotations.NullMarked;
