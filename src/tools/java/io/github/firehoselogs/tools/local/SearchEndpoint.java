package io.github.firehoselogs.tools.local;

import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.tools.RunFailedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/// The endpoint that the function indexes documents at. A node that is not there is reported at the
/// start: the function would wait for it for minutes.
final class SearchEndpoint {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private SearchEndpoint() {}

  /// Throws [RunFailedException] if the endpoint in these settings of the function does not answer.
  static void check(Map<String, String> environment) {
    URI endpoint = Settings.from(environment).openSearch().orElseThrow().endpoint();
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      http.send(
          HttpRequest.newBuilder(endpoint).timeout(TIMEOUT).build(), BodyHandlers.discarding());
    } catch (IOException e) {
      throw new RunFailedException(
          "OpenSearch: no answer from "
              + endpoint
              + " ("
              + e.getClass().getSimpleName()
              + "), expected a node there",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunFailedException("OpenSearch: interrupted", e);
    }
  }
}
