package io.github.firehoselogs.tools.simulation.search;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.firehoselogs.opensearch.SearchAnswer;
import io.github.firehoselogs.opensearch.SearchConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A connection with a deliberate defect: it changes requests or answers. Bytes are edited as
/// ISO 8859-1, which keeps all of them.
public sealed interface BulkDefect extends SearchConnection {
  /// Reports each refused document as created.
  record ForgetsRefusals(SearchConnection connection) implements BulkDefect {
    @Override
    public SearchAnswer post(String path, byte[] body, int length, Duration timeout) {
      SearchAnswer answer = connection.post(path, body, length, timeout);
      return edited(answer, text(answer).replaceAll("\"status\":[345]\\d\\d", "\"status\":201"));
    }
  }

  /// Does not send the last document, and reports it as created.
  record DropsLast(SearchConnection connection) implements BulkDefect {
    @Override
    public SearchAnswer post(String path, byte[] body, int length, Duration timeout) {
      String text = new String(body, 0, length, ISO_8859_1);
      int action = text.lastIndexOf("{\"create\"");
      if (action == 0) {
        return new SearchAnswer(
            200, Duration.ZERO, BulkItem.json(List.of(BulkItem.CREATED)).getBytes(ISO_8859_1));
      }
      SearchAnswer answer = send(connection, path, text.substring(0, action), timeout);
      return edited(
          answer, text(answer).replaceAll("(.)]}$", "$1,{\"create\":{\"status\":201}}]}"));
    }
  }

  /// Adds the number of the request to all ids.
  record ChangesIds(SearchConnection connection, AtomicInteger requests) implements BulkDefect {
    public ChangesIds(SearchConnection connection) {
      this(connection, new AtomicInteger());
    }

    @Override
    public SearchAnswer post(String path, byte[] body, int length, Duration timeout) {
      String text = new String(body, 0, length, ISO_8859_1);
      String id = "{\"create\":{\"_id\":\"" + requests.incrementAndGet();
      return send(connection, path, text.replace("{\"create\":{\"_id\":\"", id), timeout);
    }
  }

  /// Hides the delay that OpenSearch asks for.
  record IgnoresRetryAfter(SearchConnection connection) implements BulkDefect {
    @Override
    public SearchAnswer post(String path, byte[] body, int length, Duration timeout) {
      SearchAnswer answer = connection.post(path, body, length, timeout);
      return edited(answer, text(answer));
    }
  }

  /// Inserts a line feed into the last document.
  record BreaksLine(SearchConnection connection) implements BulkDefect {
    @Override
    public SearchAnswer post(String path, byte[] body, int length, Duration timeout) {
      String text = new String(body, 0, length, ISO_8859_1);
      return send(connection, path, text.substring(0, length - 2) + "\n}\n", timeout);
    }
  }

  private static String text(SearchAnswer answer) {
    return new String(answer.body(), ISO_8859_1);
  }

  private static SearchAnswer edited(SearchAnswer answer, String body) {
    return new SearchAnswer(answer.status(), Duration.ZERO, body.getBytes(ISO_8859_1));
  }

  private static SearchAnswer send(
      SearchConnection connection, String path, String body, Duration timeout) {
    return connection.post(path, body.getBytes(ISO_8859_1), body.length(), timeout);
  }
}
