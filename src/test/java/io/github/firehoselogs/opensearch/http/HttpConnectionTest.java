package io.github.firehoselogs.opensearch.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.sun.net.httpserver.HttpServer;
import io.github.firehoselogs.opensearch.OpenSearchSettings;
import io.github.firehoselogs.opensearch.OpenSearchSettings.Service;
import io.github.firehoselogs.opensearch.SearchAnswer;
import io.github.firehoselogs.reingest.SlowStream;
import io.github.firehoselogs.reingest.SlowStream.Behaviour;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class HttpConnectionTest {
  private static final String BULK =
      "/logs-2026.11.26/_bulk?filter_path=items.*.status,items.*.error.type&pipeline=geo";
  private static final Duration PLENTY = Duration.ofSeconds(30);
  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsSessionCredentials.create("AKID", "secret", "token"));

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());

  @BeforeEach
  void start() {
    server.start();
    server.stubFor(post(anyUrl()).willReturn(ok("{\"items\":[]}")));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private static OpenSearchSettings settings(int port, Service service) {
    return new OpenSearchSettings(
        URI.create("http://127.0.0.1:" + port),
        service,
        "eu-west-1",
        "geo",
        5_000_000,
        true,
        "",
        false);
  }

  private HttpConnection connection(Service service) {
    return new HttpConnection(settings(server.port(), service), CREDENTIALS);
  }

  private SearchAnswer send(HttpConnection connection, String body) {
    byte[] bytes = (body + "not sent").getBytes(UTF_8);
    return connection.post(BULK, bytes, body.getBytes(UTF_8).length, PLENTY);
  }

  private LoggedRequest received() {
    return server.findAll(postRequestedFor(anyUrl())).getLast();
  }

  @ParameterizedTest
  @EnumSource
  void requestsAreSigned(Service service) throws GeneralSecurityException {
    send(connection(service), "{\"create\":{}}\n{\"ü\":1}\n");
    LoggedRequest request = received();
    SignatureCheck check = new SignatureCheck(request);
    assertEquals(check.expected("secret"), check.signature());
    assertNotEquals(check.expected("other"), check.signature());
    assertEquals("AKID", check.accessKey());
    assertEquals("token", request.getHeader("X-Amz-Security-Token"));
    String name = service == Service.ES ? "es" : "aoss";
    assertEquals("eu-west-1/" + name + "/aws4_request", check.scope().substring(9));
    assertEquals("{\"create\":{}}\n{\"ü\":1}\n", request.getBodyAsString());
    assertEquals("application/x-ndjson", request.getHeader("Content-Type"));
    assertEquals(64, request.getHeader("X-Amz-Content-Sha256").length());
  }

  @ParameterizedTest
  @CsvSource({"3, 3", "0, 0", "-1, 0", "soon, 0", "'Wed, 21 Oct 2026 07:28:00 GMT', 0"})
  void retryAfterIsReadInSeconds(String header, int seconds) {
    server.stubFor(
        post(anyUrl()).willReturn(aResponse().withStatus(429).withHeader("Retry-After", header)));
    SearchAnswer answer = send(connection(Service.ES), "x");
    assertEquals(429, answer.status());
    assertEquals(Duration.ofSeconds(seconds), answer.retryAfter());
  }

  @Test
  void bodyOfAnErrorIsReturned() {
    server.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(503).withBody("busy")));
    assertArrayEquals("busy".getBytes(UTF_8), send(connection(Service.ES), "x").body());
  }

  @Test
  void redirectIsNotFollowed() {
    server.stubFor(
        post(anyUrl())
            .willReturn(aResponse().withStatus(307).withHeader("Location", "http://elsewhere/")));
    assertEquals(307, send(connection(Service.ES), "x").status());
  }

  @ParameterizedTest
  @EnumSource
  void brokenConnectionIsReported(Fault fault) {
    server.stubFor(post(anyUrl()).willReturn(aResponse().withFault(fault)));
    HttpConnection connection = connection(Service.ES);
    assertThrows(UncheckedIOException.class, () -> send(connection, "x"));
  }

  /// A server that answers for ever must not fill the memory of the function.
  @Test
  void endlessAnswerIsReported() {
    server.stubFor(post(anyUrl()).willReturn(ok("x".repeat((1 << 25) + 1))));
    HttpConnection connection = connection(Service.ES);
    assertThrows(UncheckedIOException.class, () -> send(connection, "x"));
  }

  static Stream<Behaviour> hangingServers() {
    return Stream.of(
        new Behaviour.NeverAnswers(),
        new Behaviour.NeverReads(),
        new Behaviour.Dribbles("HTTP/1.1 200 OK\r\nX-Dribble: "),
        new Behaviour.Dribbles("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n{"));
  }

  @ParameterizedTest
  @MethodSource("hangingServers")
  void hangingCallEndsInTime(Behaviour behaviour) {
    try (SlowStream stream = new SlowStream(behaviour)) {
      HttpConnection connection =
          new HttpConnection(settings(stream.port(), Service.ES), CREDENTIALS);
      byte[] body = new byte[5_000_000];
      assertTimeoutPreemptively(
          Duration.ofSeconds(10),
          () ->
              assertThrows(
                  UncheckedIOException.class,
                  () -> connection.post(BULK, body, body.length, Duration.ofMillis(300))));
    }
  }

  @Test
  void connectionIsKeptForTheNextCall() throws IOException {
    Set<Integer> clientPorts = new HashSet<>();
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext(
        "/",
        exchange -> {
          clientPorts.add(exchange.getRemoteAddress().getPort());
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write("{}".getBytes(UTF_8));
          exchange.close();
        });
    http.start();
    try {
      HttpConnection connection =
          new HttpConnection(settings(http.getAddress().getPort(), Service.ES), CREDENTIALS);
      for (int i = 0; i < 5; i++) {
        send(connection, "x");
      }
    } finally {
      http.stop(0);
    }
    assertEquals(1, clientPorts.size());
  }

  private void stubSecret(String secretString) {
    server.stubFor(
        post(urlPathEqualTo("/secrets"))
            .withHeader("X-Amz-Target", equalTo("secretsmanager.GetSecretValue"))
            .willReturn(ok("{\"SecretString\":" + secretString + "}")));
  }

  private HttpConnection withPassword() {
    URI secrets = URI.create("http://127.0.0.1:" + server.port() + "/secrets");
    String arn = "arn:aws:secretsmanager:eu-west-1:1:secret:user-AbCdEf";
    return new HttpConnection(
        settings(server.port(), Service.ES),
        HttpConnection.withPassword(
            Exchange.newClient(), CREDENTIALS, new SecretArn(arn, "eu-west-1", secrets)));
  }

  @Test
  void passwordComesFromTheSecret() throws GeneralSecurityException {
    stubSecret("\"{\\\"username\\\":\\\"üser\\\",\\\"password\\\":\\\"p:1\\\"}\"");
    HttpConnection connection = withPassword();
    send(connection, "x");
    send(connection, "y");
    assertEquals("Basic w7xzZXI6cDox", received().getHeader("Authorization"));
    LoggedRequest read = server.findAll(postRequestedFor(urlPathEqualTo("/secrets"))).getFirst();
    SignatureCheck check = new SignatureCheck(read);
    assertEquals(check.expected("secret"), check.signature());
    assertEquals("eu-west-1/secretsmanager/aws4_request", check.scope().substring(9));
    assertEquals(
        "{\"SecretId\":\"arn:aws:secretsmanager:eu-west-1:1:secret:user-AbCdEf\"}",
        read.getBodyAsString());
    assertEquals(1, server.findAll(postRequestedFor(urlPathEqualTo("/secrets"))).size());
  }

  @Test
  void rotatedPasswordIsReadAgain() {
    stubSecret("\"{\\\"username\\\":\\\"u\\\",\\\"password\\\":\\\"old\\\"}\"");
    HttpConnection connection = withPassword();
    send(connection, "x");
    stubSecret("\"{\\\"username\\\":\\\"u\\\",\\\"password\\\":\\\"new\\\"}\"");
    server.stubFor(
        post(urlPathEqualTo("/logs-2026.11.26/_bulk"))
            .withHeader("Authorization", equalTo("Basic dTpvbGQ="))
            .willReturn(aResponse().withStatus(401)));
    assertEquals(200, send(connection, "y").status());
    assertEquals("Basic dTpuZXc=", received().getHeader("Authorization"));
  }

  @Test
  void unreadableSecretIsReportedWithoutItsText() {
    stubSecret("\"{\\\"user\\\":\\\"u\\\"}\"");
    HttpConnection connection = withPassword();
    UncheckedIOException thrown =
        assertThrows(UncheckedIOException.class, () -> send(connection, "x"));
    assertEquals(
        "java.io.IOException: the secret could not be read: no username",
        String.valueOf(thrown.getCause()));
  }
}
