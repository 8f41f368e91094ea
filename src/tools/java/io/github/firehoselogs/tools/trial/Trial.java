package io.github.firehoselogs.tools.trial;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.KinesisFirehoseEvent;
import io.github.firehoselogs.FirehoseLogsHandler;
import io.github.firehoselogs.firehose.FirehoseEvent;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.opensearch.SearchAnswer;
import io.github.firehoselogs.opensearch.SearchConnection;
import io.github.firehoselogs.settings.InvalidSettingsException;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.tools.BadInputException;
import io.github.firehoselogs.tools.given.GivenContext;
import io.github.firehoselogs.tools.given.GivenSearch;
import io.github.firehoselogs.tools.given.GivenStreams;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The real function with the settings of the environment. Streams and OpenSearch are replaced: they
/// accept everything at once, so that no record fails for their sake.
public final class Trial {
  /// The answer to each record, in order, the records that were put back, and the number of
  /// documents that were indexed, by the path of the request.
  public record Answer(
      List<Outcome> outcomes, List<GivenStreams.Taken> putBack, Map<String, Integer> indexed) {}

  private final GivenStreams streams = new GivenStreams();
  private final CountingSearch search = new CountingSearch();
  private final SettingsRead read;
  private final FirehoseLogsHandler function;

  /// Starts the function with the settings in `environment`.
  ///
  /// @throws BadInputException if they are invalid
  public Trial(Map<String, String> environment) {
    try {
      read = SettingsRead.from(environment);
    } catch (InvalidSettingsException e) {
      String settingsAndProblems =
          String.valueOf(e.getMessage()).replaceFirst("\n *", " ").replaceAll("\n *", "; ");
      throw new BadInputException("environment: " + settingsAndProblems, e);
    }
    function =
        new FirehoseLogsHandler(
            read.settings(),
            streams.targets(),
            Optional.of(search),
            _ -> {},
            new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
  }

  public Settings settings() {
    return read.settings();
  }

  /// Returns the settings that are not left to their defaults, by name.
  public Map<String, String> givenSettings() {
    return read.given();
  }

  /// Returns the answer to one record with `data` in an event of the stream `streamArn`.
  public Answer answer(byte[] data, String streamArn) {
    KinesisFirehoseEvent.Record record = new KinesisFirehoseEvent.Record();
    record.setRecordId("1");
    record.setData(ByteBuffer.wrap(data));
    FirehoseEvent event = new FirehoseEvent();
    event.setRecords(List.of(record));
    if (streamArn.contains(":kinesis:")) {
      event.setSourceKinesisStreamArn(streamArn);
    } else {
      event.setDeliveryStreamArn(streamArn);
    }
    return answer(event);
  }

  /// Returns the answer to `event`.
  public Answer answer(FirehoseEvent event) {
    List<Outcome> outcomes = function.handleRequest(event, new GivenContext()).records();
    return new Answer(outcomes, streams.drain(), search.drain());
  }

  /// Accepts all documents, and only counts them.
  private static final class CountingSearch implements SearchConnection {
    private final Map<String, Integer> documents = new TreeMap<>();

    @Override
    public synchronized SearchAnswer post(
        String pathAndQuery, byte[] body, int length, Duration timeout) {
      GivenSearch search = new GivenSearch();
      SearchAnswer answer = search.post(pathAndQuery, body, length, timeout);
      int count = search.calls().getFirst().documents().size();
      documents.merge(pathAndQuery, count, Integer::sum);
      return answer;
    }

    private synchronized Map<String, Integer> drain() {
      Map<String, Integer> drained = Map.copyOf(documents);
      documents.clear();
      return drained;
    }
  }
}
