package io.github.firehoselogs.opensearch.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.json.JsonFields;
import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.JsonName;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.opensearch.SearchAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Reads a secret with a user and a password from Secrets Manager:
///
/// ```
/// {"username":"firehose","password":"…"}
/// ```
///
/// One signed request, so that the deployment package needs no client of this service.
/// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
final class SecretReader implements Supplier<Password.User> {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Map<String, List<String>> HEADERS =
      Map.of(
          "Content-Type", List.of("application/x-amz-json-1.1"),
          "X-Amz-Target", List.of("secretsmanager.GetSecretValue"));

  private final Exchange exchange;
  private final URI endpoint;
  private final String secretArn;

  SecretReader(Exchange exchange, URI endpoint, String secretArn) {
    this.exchange = exchange;
    this.endpoint = endpoint;
    this.secretArn = secretArn;
  }

  @Override
  public Password.User get() {
    Utf8Builder body = new Utf8Builder(256);
    JsonLine request = new JsonLine(body);
    request.text(JsonName.of("SecretId"), secretArn);
    request.endValue();
    SearchAnswer answer = exchange.post(endpoint, HEADERS, body.array(), body.length(), TIMEOUT);
    String secret = field(answer.body(), "SecretString");
    return new Password.User(
        field(secret.getBytes(UTF_8), "username"), field(secret.getBytes(UTF_8), "password"));
  }

  private static String field(byte[] json, String name) {
    return JsonFields.scalar(json, 0, json.length, name)
        .orElseThrow(() ->
            new UncheckedIOException(new IOException("the secret could not be read: no " + name)));
  }
}
