package io.github.firehoselogs.tools.local;

import io.github.firehoselogs.tools.BadInputException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/// The argument `--node`.
public final class NodeAddress {
  private NodeAddress() {}

  /// Returns the address in `text`, with a slash at the end. Throws [BadInputException] if there is
  /// none.
  public static URI of(String text) {
    try {
      URI uri = new URI(text.endsWith("/") ? text : text + "/");
      if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
    } catch (URISyntaxException _) {
      // Refused below, like an address of another kind.
    }
    throw new BadInputException(
        "--node: found '" + text + "', expected an address such as http://localhost:9200");
  }
}
