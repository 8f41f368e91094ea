package io.github.firehoselogs.opensearch.http;

import io.github.firehoselogs.opensearch.OpenSearchSettings;
import io.github.firehoselogs.opensearch.SearchAnswer;
import io.github.firehoselogs.opensearch.SearchConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/// A connection to the endpoint of the settings over HTTP.
public final class HttpConnection implements SearchConnection {
  private static final Map<String, List<String>> HEADERS =
      Map.of("Content-Type", List.of("application/x-ndjson"));

  private static final int UNAUTHORIZED = 401;

  private final URI endpoint;
  private final Exchange exchange;

  /// A connection with credentials from the environment.
  public HttpConnection(OpenSearchSettings settings) {
    this(settings, DefaultCredentialsProvider.builder().build());
  }

  HttpConnection(OpenSearchSettings settings, AwsCredentialsProvider credentials) {
    this(settings, exchange(settings, credentials, Exchange.newClient()));
  }

  HttpConnection(OpenSearchSettings settings, Exchange exchange) {
    this.endpoint = settings.endpoint();
    this.exchange = exchange;
  }

  private static Exchange exchange(
      OpenSearchSettings settings, AwsCredentialsProvider credentials, HttpClient client) {
    return settings.secretArn().isEmpty()
        ? new Exchange(client, signature(settings, credentials))
        : withPassword(client, credentials, SecretArn.parse(settings.secretArn()));
  }

  private static Authorization signature(
      OpenSearchSettings settings, AwsCredentialsProvider credentials) {
    String service = settings.service().name().toLowerCase(Locale.ROOT);
    return new Signature(credentials, service, settings.region());
  }

  static Exchange withPassword(
      HttpClient client, AwsCredentialsProvider credentials, SecretArn secret) {
    Exchange signed =
        new Exchange(client, new Signature(credentials, "secretsmanager", secret.region()));
    return new Exchange(
        client, new Password(new SecretReader(signed, secret.endpoint(), secret.arn())));
  }

  @Override
  public SearchAnswer post(String pathAndQuery, byte[] body, int length, Duration timeout) {
    URI uri = endpoint.resolve(pathAndQuery);
    SearchAnswer answer = exchange.post(uri, HEADERS, body, length, timeout);
    // A password that was rotated is read again.
    return answer.status() == UNAUTHORIZED && exchange.renew()
        ? exchange.post(uri, HEADERS, body, length, timeout)
        : answer;
  }
}
