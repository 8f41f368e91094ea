package io.github.firehoselogs.tools.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Answers and does nothing else, to measure the runtime alone.
public final class NothingHandler implements RequestStreamHandler {
  private static final byte[] ANSWER = "{\"records\":[]}".getBytes(UTF_8);

  @Override
  public void handleRequest(InputStream event, OutputStream response, Context context)
      throws IOException {
    event.skipNBytes(event.available());
    response.write(ANSWER);
  }
}
