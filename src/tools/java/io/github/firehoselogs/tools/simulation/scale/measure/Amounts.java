package io.github.firehoselogs.tools.simulation.scale.measure;

/// Amounts for each byte of log text: the bytes in the stream and in the response, the milliseconds
/// of the function on a whole core and those that it waits for OpenSearch, the bytes that Firehose
/// bills, at most if it bills each document in an aggregated record, and Kinesis's PUT units.
/// `recordBytes` is the average size of a record of the stream.
public record Amounts(
    double streamBytes,
    double recordBytes,
    double responseBytes,
    double millis,
    double waitMillis,
    double billedBytes,
    double maxBilledBytes,
    double putUnits) {}
