package io.github.firehoselogs.reingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/// The SDK's clients, with an HTTP client that answers by itself: every other call it takes all
/// records, and it refuses the calls between.
final class OfflineClients {
  /// As many as a call may hold; what an answer says of more records than were sent is not read.
  private static final int ENTRIES = 500;

  private OfflineClients() {}

  static FirehoseClient firehose(String region) {
    return SdkClients.configured(FirehoseClient.builder(), region)
        .credentialsProvider(nobody())
        .httpClient(new Answering())
        .build();
  }

  static KinesisClient kinesis(String region) {
    return SdkClients.configured(KinesisClient.builder(), region)
        .credentialsProvider(nobody())
        .httpClient(new Answering())
        .build();
  }

  /// Requests are signed, and nobody is asked for credentials.
  private static StaticCredentialsProvider nobody() {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create("nobody", "nothing"));
  }

  private static final class Answering implements SdkHttpClient {
    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      boolean cbor =
          request.httpRequest().firstMatchingHeader("Content-Type").orElse("").contains("cbor");
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() {
          return calls.getAndIncrement() % 2 == 0 ? taken(cbor) : refused();
        }

        @Override
        public void abort() {
          // Nothing runs that could be ended.
        }
      };
    }

    private static HttpExecuteResponse taken(boolean cbor) {
      byte[] body = cbor ? cbor() : json();
      return HttpExecuteResponse.builder()
          .response(SdkHttpResponse.builder().statusCode(200).build())
          .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
          .build();
    }

    private static HttpExecuteResponse refused() {
      return HttpExecuteResponse.builder()
          .response(
              SdkHttpResponse.builder()
                  .statusCode(400)
                  .putHeader("x-amzn-ErrorType", "ResourceNotFoundException")
                  .build())
          .build();
    }

    /// What both services answer; of the two lists each reads its own.
    private static byte[] json() {
      String firehose = String.join(",", Collections.nCopies(ENTRIES, "{\"RecordId\":\"1\"}"));
      String kinesis = String.join(",", Collections.nCopies(ENTRIES, "{\"SequenceNumber\":\"1\"}"));
      return "{\"FailedPutCount\":0,\"RequestResponses\":[%s],\"Records\":[%s]}"
          .formatted(firehose, kinesis)
          .getBytes(US_ASCII);
    }

    /// `{"Records":[{"SequenceNumber":"1"}, …]}` in CBOR (RFC 8949).
    private static byte[] cbor() {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes("\u00a1gRecords\u0099".getBytes(ISO_8859_1));
      out.write(ENTRIES >> 8);
      out.write(ENTRIES);
      for (int i = 0; i < ENTRIES; i++) {
        out.writeBytes("\u00a1nSequenceNumbera1".getBytes(ISO_8859_1));
      }
      return out.toByteArray();
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
