package io.github.firehoselogs.warmup;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.github.firehoselogs.firehose.FirehoseEvent;
import io.github.firehoselogs.firehose.FirehoseResponse;
import io.github.firehoselogs.firehose.FirehoseSerializer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;

/// Runs made-up events through handlers, read and answered as the runtime does it.
public final class WarmUp {
  /// As often as C2 needs to have compiled what events spend their time in (`exec:exec@start`).
  private static final int ROUNDS = 150;

  private final List<RequestHandler<FirehoseEvent, FirehoseResponse>> handlers;
  private final Context context = new SilentContext();
  private final FirehoseSerializer serializer = new FirehoseSerializer();

  /// `handlers` see every event. They must not call anyone.
  public WarmUp(List<RequestHandler<FirehoseEvent, FirehoseResponse>> handlers) {
    this.handlers = handlers;
  }

  /// Runs all events many times.
  public void run() {
    List<byte[]> events = WarmUpEvents.all();
    ByteArrayOutputStream response = new ByteArrayOutputStream();
    for (int round = 0; round < ROUNDS; round++) {
      for (byte[] event : events) {
        for (RequestHandler<FirehoseEvent, FirehoseResponse> handler : handlers) {
          response.reset();
          answer(event, handler, response);
        }
      }
    }
  }

  private void answer(
      byte[] json,
      RequestHandler<FirehoseEvent, FirehoseResponse> handler,
      ByteArrayOutputStream response) {
    FirehoseEvent event = serializer.fromJson(new ByteArrayInputStream(json), FirehoseEvent.class);
    serializer.toJson(handler.handleRequest(event, context), response, FirehoseResponse.class);
  }
}
