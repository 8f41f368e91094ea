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

/// The real function with the settings of the environment. Streams and OpenSearch are replaced: they
/// accept everything at once, so that no record fails for their sake.
public final class Trial {
  /// The answer to each record, in order, and the records that were put back.
  public record Answer(List<Outcome> outcomes, List<GivenStreams.Taken> putBack) {}

  private final GivenStreams streams = new GivenStreams();
  private final Settings settings;
  private final FirehoseLogsHandler function;

  /// Starts the function with the settings in `environment`.
  ///
  /// @throws BadInputException if they are invalid
  public Trial(Map<String, String> environment) {
    try {
      settings = Settings.from(environment);
    } catch (InvalidSettingsException e) {
      String settingsAndProblems =
          String.valueOf(e.getMessage()).replaceFirst("\n *", " ").replaceAll("\n *", "; ");
      throw new BadInputException("environment: " + settingsAndProblems, e);
    }
    function =
        new FirehoseLogsHandler(
            settings,
            streams.targets(),
            Optional.of(new ForgetfulSearch()),
            _ -> {},
            new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
  }

  public Settings settings() {
    return settings;
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
    return new Answer(outcomes, streams.drain());
  }

  /// Accepts all documents and keeps none.
  private static final class ForgetfulSearch implements SearchConnection {
    @Override
    public SearchAnswer post(String pathAndQuery, byte[] body, int length, Duration timeout) {
      return new GivenSearch().post(pathAndQuery, body, length, timeout);
    }
  }
}
