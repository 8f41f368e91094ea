package io.github.firehoselogs.tools.cost;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.firehose.FirehoseResponse;
import io.github.firehoselogs.firehose.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Compares both ways to OpenSearch with a real node: two passes with one document in each record,
/// and one-pass indexing. Both index the same MySQL general log, one invocation after another.
public final class Ways {
  /// Invocations before the measurement.
  static final int WARM_UP = 300;

  /// Events that are indexed before, so that the node is warm as well.
  private static final int WARM_UP_EVENTS = 10;

  private Ways() {}

  /// Indexes at least `logEvents` log events each way in `node`, whose address ends with a slash, and
  /// prints the results to `out`. Deletes its indexes at the end.
  public static void measure(URI node, int logEvents, PrintStream out) throws IOException {
    int events = Math.ceilDiv(logEvents, MysqlEvents.SIZE);
    String run = "ways-" + System.currentTimeMillis() + "-";
    setCredentials();
    try (WaysIndexes indexes = new WaysIndexes(node, run)) {
      new OnePass(node, indexes.named("warm")).measure(WARM_UP_EVENTS);
      Way two = new TwoPasses().measure(node, indexes.named("two"), events);
      indexes.expect("two", two.events());
      Way one = new OnePass(node, indexes.named("one")).measure(events);
      indexes.expect("one", one.events());
      print(two, one, out);
    }
    new BulkCompression(body()).print(out);
  }

  /// Sets credentials that are valid nowhere: a node without the security plugin ignores signatures.
  private static void setCredentials() {
    System.setProperty("aws.accessKeyId", "LOCAL");
    System.setProperty("aws.secretAccessKey", "local");
  }

  private static void print(Way two, Way one, PrintStream out) {
    double text = (double) two.events() / MysqlEvents.SIZE * MysqlEvents.TEXT_BYTES;
    out.printf(Locale.ROOT, "%-58s %15s %15s%n", "", "two passes", "one pass");
    Row row = (name, a, b) -> out.printf(Locale.ROOT, "%-58s %,15.2f %,15.2f%n", name, a, b);
    row.print("log events", two.events(), one.events());
    row.print("documents a second", two.documentsPerSecond(), one.documentsPerSecond());
    row.print(
        "invocations for a million log events",
        two.invocationsPerMillion(),
        one.invocationsPerMillion());
    row.print(
        "bytes put back for each byte of text",
        two.putBackBytes() / text,
        one.putBackBytes() / text);
    row.print(
        "function, microseconds for each log event",
        two.microsPerEvent(two.functionMillis()),
        one.microsPerEvent(one.functionMillis()));
    row.print(
        "  without waiting for OpenSearch",
        two.microsPerEvent(two.ownMillis()),
        one.microsPerEvent(one.ownMillis()));
    row.print("dollars for a terabyte of text", two.dollars(), one.dollars());
    row.print(
        "  if AWS bills each document in an aggregated record", two.maxDollars(), one.maxDollars());
  }

  private interface Row {
    void print(String name, double two, double one);
  }

  /// Returns a body of a `_bulk` request in the usual size.
  private static byte[] body() {
    Map<String, String> archiving = new TreeMap<>(Costs.DIRECT);
    archiving.put("ARCHIVE", "true");
    MeasuredPass function = new MeasuredPass(archiving, Optional.of(new AcceptingSearch()));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int i = 0; body.size() < BulkBodies.MAX_BYTES; i++) {
      append(function.answer(MeasuredPass.event(MysqlEvents.records(i))).answer(), body);
    }
    return body.toByteArray();
  }

  /// Appends an action with an id before each line.
  private static void append(FirehoseResponse response, ByteArrayOutputStream body) {
    for (Outcome outcome : response.records()) {
      String lines = outcome instanceof Outcome.Ok ok ? new String(ok.data(), UTF_8) : "";
      for (String line : List.of(lines.split("\n"))) {
        String id = "%022x".formatted(line.hashCode() * 0x9E37_79B9_7F4A_7C15L);
        body.writeBytes(("{\"create\":{\"_id\":\"" + id + "\"}}\n" + line + "\n").getBytes(UTF_8));
      }
    }
  }
}
