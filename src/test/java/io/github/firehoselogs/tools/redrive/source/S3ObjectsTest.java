package io.github.firehoselogs.tools.redrive.source;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okXml;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.firehoselogs.given.SdkProperties;
import io.github.firehoselogs.tools.RunFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class S3ObjectsTest {
  private final WireMockServer s3 =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
  private @Nullable SdkProperties properties;

  @BeforeEach
  void leadClientHere() {
    s3.start();
    properties = SdkProperties.endpoint("http://127.0.0.1:" + s3.port());
  }

  @AfterEach
  void stop() {
    s3.stop();
    if (properties != null) {
      properties.close();
    }
  }

  private static List<String> visit(String place) {
    List<String> read = new ArrayList<>();
    FailureSource source =
        Sources.of(
                List.of(place),
                Path.of("journal"),
                "eu-central-1",
                Map.of("AWS_ENDPOINT_URL_S3", "x"))
            .getFirst();
    source.visit(
        new FailureSource.Visitor() {
          @Override
          public boolean object(FailureObject object) {
            read.add(object.name() + " = " + content(object));
            return true;
          }

          @Override
          public void unreadable(String name, String problem) {
            read.add(name + " " + problem);
          }
        });
    return read;
  }

  private static String content(FailureObject object) {
    try (InputStream in = object.opening().open()) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static String page(String key, long size, String more) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>logs</Name>
    <KeyCount>1</KeyCount><MaxKeys>1</MaxKeys>%s<Contents><Key>%s</Key><Size>%d</Size></Contents>
    </ListBucketResult>
    """
        .formatted(more, key, size);
  }

  private void list(String token, String page) {
    var request =
        get(urlPathEqualTo("/logs"))
            .withQueryParam("list-type", equalTo("2"))
            .withQueryParam("prefix", equalTo("errors/"));
    s3.stubFor(
        (token.isEmpty() ? request : request.withQueryParam("continuation-token", equalTo(token)))
            .willReturn(okXml(page)));
  }

  @Test
  void pagesAreListedAndObjectsRead() {
    String more =
        "<IsTruncated>true</IsTruncated><NextContinuationToken>%s</NextContinuationToken>";
    list("", page("errors/a b+c", 3, more.formatted("two")));
    list("two", page("errors/folder/", 0, more.formatted("three")));
    list("three", page("errors/gone", 3, "<IsTruncated>false</IsTruncated>"));
    s3.stubFor(
        get(urlPathEqualTo("/logs/errors/a%20b%2Bc")).willReturn(aResponse().withBody("abc")));
    s3.stubFor(
        get(urlPathEqualTo("/logs/errors/gone"))
            .willReturn(
                aResponse().withStatus(404).withBody("<Error><Code>NoSuchKey</Code></Error>")));
    assertEquals(
        List.of("s3://logs/errors/a b+c = abc", "s3://logs/errors/gone = S3 answered NoSuchKey"),
        visit("s3://logs/errors/"));
  }

  @Test
  void refusalIsOneLine() {
    s3.stubFor(
        get(urlPathEqualTo("/logs"))
            .willReturn(
                aResponse().withStatus(403).withBody("<Error><Code>AccessDenied</Code></Error>")));
    assertEquals(
        "s3://logs/: S3 answered AccessDenied",
        assertThrows(RunFailedException.class, () -> visit("s3://logs")).getMessage());
  }

  @Test
  void serverThatIsNotThereIsOneLine() {
    s3.stop();
    String message =
        String.valueOf(
            assertThrows(RunFailedException.class, () -> visit("s3://logs/x")).getMessage());
    assertEquals("s3://logs/x: S3 did not answer (SdkClientException)", message);
  }
}
