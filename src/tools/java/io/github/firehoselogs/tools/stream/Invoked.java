package io.github.firehoselogs.tools.stream;

import io.github.firehoselogs.tools.contract.Answer;
import java.util.List;

/// One invocation: its records and their answers in the same order, the records that have no
/// partition, the size of the response, and how long the function took.
public record Invoked(
    List<ArrivedRecord> records,
    List<Answer> answers,
    List<ArrivedRecord> withoutPartition,
    int responseBytes,
    long nanos) {}
