package io.github.firehoselogs.tools.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import io.github.firehoselogs.FirehoseLogsHandler;
import io.github.firehoselogs.firehose.FirehoseEvent;
import io.github.firehoselogs.firehose.FirehoseResponse;
import io.github.firehoselogs.firehose.FirehoseSerializer;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.tools.given.FunctionContext;
import io.github.firehoselogs.tools.given.GivenStreams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;

/// The function from the bytes of an event to the bytes of its answer, as the runtime calls it. Log
/// and metrics are written but discarded; the answer goes to a buffer that is reused.
final class WholeFunction {
  private static final Context CONTEXT = new Quiet();

  private final FirehoseSerializer serializer = new FirehoseSerializer();
  private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
  private final FirehoseLogsHandler handler;

  /// The function with default settings, except those in `environment`.
  WholeFunction(Map<String, String> environment) {
    handler =
        new FirehoseLogsHandler(
            Settings.from(environment),
            new GivenStreams().targets(),
            _ -> {},
            new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
  }

  /// Answers `event`. The result is valid until the next call.
  ByteArrayOutputStream answer(byte[] event) {
    answer.reset();
    FirehoseEvent read = serializer.fromJson(new ByteArrayInputStream(event), FirehoseEvent.class);
    FirehoseResponse response = handler.handleRequest(read, CONTEXT);
    serializer.toJson(response, answer, FirehoseResponse.class);
    return answer;
  }

  private static final class Quiet implements FunctionContext, LambdaLogger {
    @Override
    public int getRemainingTimeInMillis() {
      return 300_000;
    }

    @Override
    public LambdaLogger getLogger() {
      return this;
    }

    @Override
    public String getAwsRequestId() {
      return "8476a536-e9f4-11e8-9739-2dfe598c3fcd";
    }

    @Override
    public void log(String message) {
      // Discarded.
    }

    @Override
    public void log(byte[] message) {
      // Discarded.
    }
  }
}
