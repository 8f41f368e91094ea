package io.github.firehoselogs.settings;

import io.github.firehoselogs.opensearch.OpenSearchSettings;
import io.github.firehoselogs.opensearch.OpenSearchSettings.Service;
import io.github.firehoselogs.opensearch.http.SecretArn;
import io.github.firehoselogs.route.Route;
import io.github.firehoselogs.route.Route.EventsPerRecord;
import io.github.firehoselogs.route.Routes;
import io.github.firehoselogs.transform.BuiltInTransform;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the settings of one-pass indexing. They have no effect without `OPENSEARCH_ENDPOINT`.
final class OpenSearchSettingsReader {
  private static final String ENDPOINT = "OPENSEARCH_ENDPOINT";

  /// The Region in the host of a domain or collection:
  ///
  /// ```
  /// search-logs-abc.eu-west-1.es.amazonaws.com
  /// abc.eu-west-1.aoss.amazonaws.com
  /// ```
  private static final Pattern REGION_IN_HOST =
      Pattern.compile(".*\\.([a-z0-9-]+)\\.(?:es|aoss)\\.amazonaws\\.com(?:\\.cn)?");

  private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.0\\.0\\.1|\\[::1]");

  private final Variables variables;
  private final Routes routes;

  /// Checks that the output of `routes` can be indexed.
  OpenSearchSettingsReader(Variables variables, Routes routes) {
    this.variables = variables;
    this.routes = routes;
  }

  Optional<OpenSearchSettings> read() {
    String endpoint = variables.text(ENDPOINT);
    Service service = variables.choice("OPENSEARCH_SERVICE", Service.class, Service.ES);
    String pipeline = pipeline();
    int bulkBytes = variables.number("OPENSEARCH_BULK_BYTES", 5_000_000, 100_000, 10_000_000);
    boolean ids = variables.flag("OPENSEARCH_IDS", true);
    String secretArn = secretArn();
    boolean archive = variables.flag("ARCHIVE", false);
    if (endpoint.isEmpty()) {
      if (archive) {
        variables.problem("ARCHIVE", "unused, expected " + ENDPOINT);
      }
      return Optional.empty();
    }
    URI uri = uri(endpoint);
    checkRoutes();
    if (!ids && service == Service.ES) {
      variables.problem(
          "OPENSEARCH_IDS", "false is only for collections: expected OPENSEARCH_SERVICE=aoss");
    }
    return Optional.of(
        new OpenSearchSettings(
            uri, service, region(uri), pipeline, bulkBytes, ids, secretArn, archive));
  }

  private URI uri(String text) {
    try {
      URI uri = new URI(text);
      boolean encrypted = "https".equals(uri.getScheme());
      String host = uri.getHost() == null ? "" : uri.getHost();
      boolean local = "http".equals(uri.getScheme()) && LOOPBACK.matcher(host).matches();
      boolean onlyHost =
          uri.getUserInfo() == null
              && uri.getQuery() == null
              && uri.getFragment() == null
              && uri.getPath().matches("/?");
      if ((encrypted || local) && !host.isEmpty() && onlyHost) {
        return uri;
      }
    } catch (URISyntaxException _) {
      // Reported below, like an address of another form.
    }
    variables.problem(
        ENDPOINT,
        "expected https:// and a host, or http:// and a loopback address, found '" + text + "'");
    return URI.create("https://invalid");
  }

  /// Returns the Region of the endpoint, or that of the function if the endpoint has a name of its
  /// own.
  private String region(URI endpoint) {
    Matcher host = REGION_IN_HOST.matcher(endpoint.getHost().toLowerCase(Locale.ROOT));
    return host.matches() ? host.group(1) : variables.region();
  }

  private String pipeline() {
    String name = "OPENSEARCH_PIPELINE";
    String text = variables.text(name);
    if (!text.matches("[A-Za-z0-9._-]*")) {
      variables.problem(
          name,
          "expected the name of an ingest pipeline: letters, digits, . _ and -, found '"
              + text
              + "'");
    }
    return text;
  }

  private String secretArn() {
    String name = "OPENSEARCH_SECRET_ARN";
    String text = variables.text(name);
    if (!text.isEmpty()) {
      try {
        SecretArn.parse(text);
      } catch (IllegalArgumentException e) {
        variables.problem(name, e);
      }
    }
    return text;
  }

  private void checkRoutes() {
    for (Route route : routes.all()) {
      if (route.transformName().equals(BuiltInTransform.MESSAGE.transformName())) {
        variables.problem(
            ENDPOINT,
            "OpenSearch accepts JSON, and the transform message writes text: expected another"
                + " TRANSFORM, such as json");
      }
      if (route.grouping().eventsPerRecord() == EventsPerRecord.ONE) {
        variables.problem(
            "EVENTS_PER_RECORD",
            "one is for Firehose's own OpenSearch destination: expected all with " + ENDPOINT);
      }
    }
  }
}
