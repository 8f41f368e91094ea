package io.github.firehoselogs.tools.runtime;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// The `_bulk` endpoint of OpenSearch on the loopback interface. It counts documents and keeps none.
public final class LoopbackSearch implements AutoCloseable {
  private static final byte[] CREATED = "{\"create\":{\"status\":201}}".getBytes(US_ASCII);

  private final LoopbackServer server = new LoopbackServer(this::serve);
  private final AtomicLong documents = new AtomicLong();
  private volatile boolean down;

  /// Returns the environment variables with which a function indexes here.
  public Map<String, String> environment() {
    return Map.of("OPENSEARCH_ENDPOINT", server.url(), "TRANSFORM", "json");
  }

  /// From now on answers every request with 503.
  public void stop() {
    down = true;
  }

  /// Returns the number of documents so far.
  public long documents() {
    return documents.get();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      long lines = lines(exchange.getRequestBody());
      exchange.sendResponseHeaders(down ? 503 : 200, 0);
      if (down) {
        return;
      }
      exchange.getResponseBody().write("{\"items\":[".getBytes(US_ASCII));
      for (long i = 0; i < lines / 2; i++) {
        if (i > 0) {
          exchange.getResponseBody().write(',');
        }
        exchange.getResponseBody().write(CREATED);
      }
      exchange.getResponseBody().write("]}".getBytes(US_ASCII));
      documents.addAndGet(lines / 2);
    }
  }

  private static long lines(InputStream body) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long lines = 0;
    for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
      for (int i = 0; i < read; i++) {
        lines += buffer[i] == '\n' ? 1 : 0;
      }
    }
    return lines;
  }

  @Override
  public void close() {
    server.close();
  }
}
