package io.github.firehoselogs.opensearch.http;

import io.github.firehoselogs.opensearch.SearchAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One authorized POST and its answer, with a timeout that covers all of it: name resolution,
/// connecting, sending, and the last byte of the answer. Thread-safe.
final class Exchange {
  /// Connecting to an endpoint within a Region takes milliseconds.
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

  /// Much more than the answer to a request of 10 MB, which has about 60 bytes for each document.
  private static final int MAX_ANSWER_BYTES = 1 << 25;

  /// Headers that the client sets itself, from the address and the body.
  private static final Set<String> SET_BY_CLIENT = Set.of("host", "content-length", "expect");

  private final HttpClient client;
  private final Authorization authorization;

  Exchange(HttpClient client, Authorization authorization) {
    this.client = client;
    this.authorization = authorization;
  }

  /// Returns whether another request may be accepted after an answer with status 401.
  boolean renew() {
    return authorization.renew();
  }

  /// Returns the client that all exchanges share, and with it a pool of connections.
  static HttpClient newClient() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(CONNECT_TIMEOUT)
        .build();
  }

  /// Sends `body[0, length)` to `uri` with `headers`. Throws [UncheckedIOException] if there was no
  /// complete answer within `timeout`.
  SearchAnswer post(
      URI uri, Map<String, List<String>> headers, byte[] body, int length, Duration timeout) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).timeout(timeout).POST(publisher(body, length));
    authorization
        .headers(uri, headers, body, length)
        .forEach((name, values) -> {
          if (!SET_BY_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> request.header(name, value));
          }
        });
    HttpResponse<byte[]> response = await(client.sendAsync(request.build(), bounded()), timeout);
    return new SearchAnswer(response.statusCode(), retryAfter(response.headers()), response.body());
  }

  /// Publishes `body[0, length)` piece by piece. The client's publisher of an array copies all of it
  /// first.
  private static HttpRequest.BodyPublisher publisher(byte[] body, int length) {
    return HttpRequest.BodyPublishers.fromPublisher(
        HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body, 0, length)),
        length);
  }

  private static HttpResponse.BodyHandler<byte[]> bounded() {
    return HttpResponse.BodyHandlers.limiting(
        HttpResponse.BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES);
  }

  private static HttpResponse<byte[]> await(
      CompletableFuture<HttpResponse<byte[]>> answer, Duration timeout) {
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      answer.cancel(true);
      throw new UncheckedIOException(new HttpTimeoutException("no complete answer"));
    } catch (InterruptedException _) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new InterruptedIOException());
    } catch (ExecutionException e) {
      throw new UncheckedIOException(
          e.getCause() instanceof IOException io ? io : new IOException(e.getCause()));
    }
  }

  /// Returns the header `Retry-After` if it is a number of seconds, else zero.
  private static Duration retryAfter(HttpHeaders headers) {
    try {
      String seconds = headers.firstValue("Retry-After").orElse("0").strip();
      return Duration.ofSeconds(Math.max(0, Integer.parseInt(seconds)));
    } catch (NumberFormatException _) {
      return Duration.ZERO;
    }
  }
}
