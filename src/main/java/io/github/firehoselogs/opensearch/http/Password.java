package io.github.firehoselogs.opensearch.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Sends a user and a password (RFC 7617), for a domain whose fine-grained access control uses its
/// internal user database.
final class Password implements Authorization {
  /// A user and its password.
  record User(String name, String password) {}

  private final Supplier<User> secret;
  private volatile @Nullable User known;

  /// `secret` reads the current user and password. It is called at the first request, and after
  /// [#renew].
  Password(Supplier<User> secret) {
    this.secret = secret;
  }

  @Override
  public Map<String, List<String>> headers(
      URI uri, Map<String, List<String>> headers, byte[] body, int length) {
    User user = known;
    if (user == null) {
      user = secret.get();
      known = user;
    }
    byte[] pair = (user.name + ":" + user.password).getBytes(UTF_8);
    Map<String, List<String>> all = new HashMap<>(headers);
    all.put("Authorization", List.of("Basic " + Base64.getEncoder().encodeToString(pair)));
    return all;
  }

  @Override
  public boolean renew() {
    known = null;
    return true;
  }
}
