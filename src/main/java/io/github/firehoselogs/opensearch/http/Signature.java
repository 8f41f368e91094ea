package io.github.firehoselogs.opensearch.http;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/// Signs requests with the SDK's signer.
final class Signature implements Authorization {
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final AwsCredentialsProvider credentials;
  private final String service;
  private final String region;

  /// Signs for `service`, such as `es`, in `region`.
  Signature(AwsCredentialsProvider credentials, String service, String region) {
    this.credentials = credentials;
    this.service = service;
    this.region = region;
  }

  @Override
  public Map<String, List<String>> headers(
      URI uri, Map<String, List<String>> headers, byte[] body, int length) {
    SdkHttpRequest request =
        SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(uri).headers(headers).build();
    return signer
        .sign(sign ->
            sign.identity(credentials.resolveCredentials())
                .request(request)
                .payload(() -> new ByteArrayInputStream(body, 0, length))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region))
        .request()
        .headers();
  }

  @Override
  public boolean renew() {
    // The provider renews credentials before they expire.
    return false;
  }
}
