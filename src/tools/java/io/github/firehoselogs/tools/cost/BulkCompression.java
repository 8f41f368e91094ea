package io.github.firehoselogs.tools.cost;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// Whether it pays to compress a `_bulk` request: the time of gzip at its fastest level, and the
/// time to send the body over loopback to a server that only reads it.
record BulkCompression(byte[] body) {
  private static final int RUNS = 41;

  /// A step whose time is measured.
  private interface Step {
    void run() throws IOException;
  }

  void print(PrintStream out) throws IOException {
    byte[] compressed = gzip();
    double gzipMillis = median(this::gzip);
    double sendMillis = sendMillis();
    double saved = (body.length - compressed.length) / 1e6;
    out.printf(
        Locale.ROOT,
        "%ngzip, level 1: %.2f MB of a bulk request become %.2f MB in %.1f ms. Sending them takes"
            + " %.1f ms%nover loopback. So gzip pays if the network is slower than %.0f MB a"
            + " second.%n",
        body.length / 1e6,
        compressed.length / 1e6,
        gzipMillis,
        sendMillis,
        saved / gzipMillis * 1_000);
  }

  private byte[] gzip() throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(body.length / 4);
    try (GZIPOutputStream gzip = new Fast(compressed)) {
      gzip.write(body);
    }
    return compressed.toByteArray();
  }

  private static final class Fast extends GZIPOutputStream {
    Fast(ByteArrayOutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  private double sendMillis() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            exchange.sendResponseHeaders(200, -1);
          }
        });
    server.start();
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    try (HttpClient client = HttpClient.newHttpClient()) {
      return median(() -> send(client, uri));
    } finally {
      server.stop(0);
    }
  }

  private void send(HttpClient client, URI uri) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(uri).POST(BodyPublishers.ofByteArray(body)).build();
    try {
      client.send(request, BodyHandlers.discarding());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static double median(Step step) throws IOException {
    double[] millis = new double[RUNS];
    for (int i = 0; i < RUNS; i++) {
      long before = System.nanoTime();
      step.run();
      millis[i] = (System.nanoTime() - before) / 1e6;
    }
    Arrays.sort(millis);
    return millis[RUNS / 2];
  }
}
