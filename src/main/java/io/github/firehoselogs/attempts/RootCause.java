package io.github.firehoselogs.attempts;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLException;

/// The reason why a call got no answer. `text` is not the message of an exception, which may
/// contain data that was sent or received. `isTimeout` tells whether the service may have processed
/// the call.
record RootCause(String text, boolean isTimeout) {
  /// The maximum length of a chain of causes. It ends the search in a cyclic chain; no real chain
  /// is as long.
  private static final int MAX_CAUSES = 20;

  /// Returns the root cause of `failure`, for a call with the timeout `timeout`.
  static RootCause of(Throwable failure, Duration timeout) {
    return named(rootOf(failure), new RootCause("timed out after " + seconds(timeout), true));
  }

  private static Throwable rootOf(Throwable failure) {
    Throwable root = failure;
    for (int i = 0; i < MAX_CAUSES && root.getCause() != null; i++) {
      root = root.getCause();
    }
    return root;
  }

  private static RootCause named(Throwable root, RootCause timedOut) {
    return switch (root) {
      case HttpConnectTimeoutException _ -> noTimeout("connecting timed out");
      case SocketTimeoutException _ when says(root, "connect") -> noTimeout("connecting timed out");
      case SocketTimeoutException _, HttpTimeoutException _ -> timedOut;
      case UnknownHostException _ -> noTimeout("unknown host");
      case NoRouteToHostException _ -> noTimeout("no route to host");
      case ConnectException _ when says(root, "refused") -> noTimeout("connection refused");
      case ConnectException _ when says(root, "timed out") -> noTimeout("connecting timed out");
      case ConnectException _ -> noTimeout("no connection");
      case SocketException _ when says(root, "reset") -> noTimeout("connection reset");
      case SocketException _ when says(root, "broken pipe") -> noTimeout("connection closed");
      case SSLException _ -> noTimeout("TLS failed");
      default -> noTimeout(root.getClass().getSimpleName());
    };
  }

  private static RootCause noTimeout(String text) {
    return new RootCause(text, false);
  }

  private static boolean says(Throwable root, String words) {
    return String.valueOf(root.getMessage()).toLowerCase(Locale.ROOT).contains(words);
  }

  private static String seconds(Duration timeout) {
    long millis = timeout.toMillis();
    return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
  }
}
