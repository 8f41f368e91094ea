package io.github.firehoselogs.tools.accept.metrics;

import io.github.firehoselogs.tools.accept.account.Deployed;
import io.github.firehoselogs.tools.accept.account.Stack;
import java.util.ArrayList;
import java.util.List;

/// A metric of CloudWatch with one dimension.
public record Metric(
    String namespace, String name, String dimension, String value, String statistic) {
  private static final String SUM = "Sum";

  /// Returns the metrics of a stack that say what was counted and billed.
  static List<Metric> of(Deployed deployed) {
    Stack stack = deployed.stack();
    List<Metric> metrics = new ArrayList<>();
    stack
        .nameIn("DeliveryStreamName")
        .ifPresent(stream -> metrics.addAll(ofFirehose(stream, stack.readsKinesis())));
    stack
        .nameIn("KinesisStreamArn")
        .ifPresent(stream -> {
          metrics.add(new Metric("AWS/Kinesis", "IncomingBytes", "StreamName", stream, SUM));
          metrics.add(new Metric("AWS/Kinesis", "IncomingRecords", "StreamName", stream, SUM));
        });
    String function = stack.nameIn("FunctionArn").orElse("");
    for (String name : List.of("Invocations", "Errors", "Throttles")) {
      metrics.add(new Metric("AWS/Lambda", name, "FunctionName", function, SUM));
    }
    metrics.add(new Metric("AWS/Lambda", "Duration", "FunctionName", function, "Average"));
    String own = deployed.variable("METRICS_NAMESPACE");
    if (!own.isEmpty()) {
      metrics.addAll(ofFunction(own, function));
    }
    return metrics;
  }

  private static List<Metric> ofFirehose(String stream, boolean kinesis) {
    List<String> names = new ArrayList<>();
    names.add(kinesis ? "DataReadFromKinesisStream.Bytes" : "IncomingBytes");
    names.add(kinesis ? "DataReadFromKinesisStream.Records" : "IncomingRecords");
    names.add("BilledBytes");
    List<Metric> metrics = new ArrayList<>();
    names.forEach(
        name -> metrics.add(new Metric("AWS/Firehose", name, "DeliveryStreamName", stream, SUM)));
    metrics.add(
        new Metric(
            "AWS/Firehose", "ExecuteProcessing.Success", "DeliveryStreamName", stream, "Average"));
    return metrics;
  }

  private static List<Metric> ofFunction(String namespace, String function) {
    List<Metric> metrics = new ArrayList<>();
    for (String name :
        List.of("LogEventsIn", "LogEventsOut", "RecordsSplit", "PutBack", "ProcessingFailed")) {
      metrics.add(new Metric(namespace, name, "FunctionName", function, SUM));
    }
    metrics.add(new Metric(namespace, "Rounds", "FunctionName", function, "Maximum"));
    return metrics;
  }

  /// Returns its name with the namespace.
  String key() {
    return namespace + " " + name;
  }

  boolean isSum() {
    return statistic.equals(SUM);
  }
}
