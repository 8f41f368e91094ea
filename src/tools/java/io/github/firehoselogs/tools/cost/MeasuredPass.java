package io.github.firehoselogs.tools.cost;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.FirehoseLogsHandler;
import io.github.firehoselogs.firehose.FirehoseEvent;
import io.github.firehoselogs.firehose.FirehoseResponse;
import io.github.firehoselogs.firehose.FirehoseSerializer;
import io.github.firehoselogs.opensearch.SearchConnection;
import io.github.firehoselogs.reingest.stream.StreamTargets;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.tools.given.GivenContext;
import io.github.firehoselogs.tools.given.GivenEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchRequest;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponseEntry;
import software.amazon.awssdk.services.firehose.model.Record;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/// The function as the runtime calls it, on events from a stream that accepts everything and keeps
/// aggregated records unchanged.
public final class MeasuredPass {
  /// The Lambda buffer of the template, 0.2 MB of records as they arrive.
  public static final int BUFFER_BYTES = 209_715;

  private static final int WARM_UP = 2_000;
  private static final int MEASURED = 400;

  /// One invocation: its answer, the records that it put back, its time, and the size of its log.
  public record Result(FirehoseResponse answer, List<byte[]> puts, double millis, int logBytes) {}

  private final List<byte[]> puts = new ArrayList<>();
  private final GivenContext context = new GivenContext();
  private final FirehoseSerializer serializer = new FirehoseSerializer();
  private final FirehoseLogsHandler handler;

  /// The function with these settings, which indexes through `connection` if it has an endpoint.
  public MeasuredPass(Map<String, String> settings, Optional<SearchConnection> connection) {
    handler =
        new FirehoseLogsHandler(
            Settings.from(settings), targets(), connection, Thread::sleep, context.out());
  }

  /// Returns the event of a Kinesis stream with these records.
  public static byte[] event(List<byte[]> records) {
    return event(GivenEvent.fromKinesis(), records);
  }

  /// Returns the event of a stream with Direct PUT with these records.
  public static byte[] directPutEvent(List<byte[]> records) {
    return event(GivenEvent.directPut(), records);
  }

  private static byte[] event(GivenEvent event, List<byte[]> records) {
    for (int i = 0; i < records.size(); i++) {
      event.with("%056d".formatted(i), records.get(i));
    }
    return event.json().getBytes(UTF_8);
  }

  /// Returns the first of `records`, as many as Firehose passes to one invocation.
  public static List<byte[]> buffer(List<byte[]> records) {
    int count = 0;
    for (int bytes = 0; bytes < BUFFER_BYTES && count < records.size(); count++) {
      bytes += records.get(count).length;
    }
    return records.subList(0, count);
  }

  /// Answers `event` once.
  public Result answer(byte[] event) {
    puts.clear();
    context.logged().clear();
    long before = System.nanoTime();
    FirehoseEvent read = serializer.fromJson(new ByteArrayInputStream(event), FirehoseEvent.class);
    FirehoseResponse response = handler.handleRequest(read, context);
    serializer.toJson(response, new ByteArrayOutputStream(1 << 20), FirehoseResponse.class);
    double millis = (System.nanoTime() - before) / 1e6;
    int logBytes = String.join("", context.logged()).getBytes(UTF_8).length;
    return new Result(response, List.copyOf(puts), millis, logBytes);
  }

  /// Answers `event` until the function is warm, and returns the last result with the median time.
  Result median(byte[] event) {
    double[] millis = new double[MEASURED];
    for (int i = 0; i < WARM_UP; i++) {
      answer(event);
    }
    for (int i = 0; i < MEASURED; i++) {
      millis[i] = answer(event).millis;
    }
    Arrays.sort(millis);
    Result last = answer(event);
    return new Result(last.answer, last.puts, millis[MEASURED / 2], last.logBytes);
  }

  private StreamTargets targets() {
    return new StreamTargets(_ -> new TakingFirehose(puts), _ -> new TakingKinesis(puts));
  }

  private record TakingFirehose(List<byte[]> puts) implements FirehoseClient {
    @Override
    public PutRecordBatchResponse putRecordBatch(PutRecordBatchRequest request) {
      List<PutRecordBatchResponseEntry> entries = new ArrayList<>();
      for (Record each : request.records()) {
        puts.add(each.data().asByteArray());
        entries.add(PutRecordBatchResponseEntry.builder().recordId("1").build());
      }
      return PutRecordBatchResponse.builder().failedPutCount(0).requestResponses(entries).build();
    }

    @Override
    public String serviceName() {
      return "firehose";
    }

    @Override
    public void close() {}
  }

  private record TakingKinesis(List<byte[]> puts) implements KinesisClient {
    @Override
    public PutRecordsResponse putRecords(PutRecordsRequest request) {
      List<PutRecordsResultEntry> entries = new ArrayList<>();
      for (PutRecordsRequestEntry each : request.records()) {
        puts.add(each.data().asByteArray());
        entries.add(PutRecordsResultEntry.builder().sequenceNumber("1").build());
      }
      return PutRecordsResponse.builder().records(entries).build();
    }

    @Override
    public String serviceName() {
      return "kinesis";
    }

    @Override
    public void close() {}
  }
}
