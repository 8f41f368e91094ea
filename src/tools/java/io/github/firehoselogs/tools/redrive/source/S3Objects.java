package io.github.firehoselogs.tools.redrive.source;

import io.github.firehoselogs.tools.BadInputException;
import io.github.firehoselogs.tools.RunFailedException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/// The failure objects under a prefix of a bucket, listed page by page. Objects are read as streams.
record S3Objects(S3Client client, String bucket, String prefix) implements FailureSource {
  /// The Region that is asked first, and whether the SDK's own variables name another endpoint.
  record Access(String region, boolean otherEndpoint) {
    static Access of(String region, Map<String, String> environment) {
      return new Access(
          region,
          environment.containsKey("AWS_ENDPOINT_URL")
              || environment.containsKey("AWS_ENDPOINT_URL_S3"));
    }
  }

  private static final Pattern PLACE =
      Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(.*))?", Pattern.DOTALL);

  /// Returns the source at `place`, with credentials from the environment.
  static S3Objects at(String place, Access access) {
    Matcher matcher = PLACE.matcher(place);
    if (!matcher.matches()) {
      throw new BadInputException("PATH: found '" + place + "', expected s3://bucket/prefix");
    }
    String prefix = matcher.group(2) == null ? "" : matcher.group(2);
    return new S3Objects(client(access), matcher.group(1), prefix);
  }

  private static S3Client client(Access access) {
    return S3Client.builder()
        .region(Region.of(access.region()))
        .crossRegionAccessEnabled(!access.otherEndpoint())
        // Servers on other endpoints rarely have a host name for each bucket.
        .forcePathStyle(access.otherEndpoint())
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  @Override
  public boolean visit(Visitor visitor) {
    try {
      for (S3Object each :
          client.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents()) {
        if (!isFolder(each) && !visitor.object(object(each.key()))) {
          return false;
        }
      }
      return true;
    } catch (SdkException e) {
      throw new RunFailedException("s3://" + bucket + "/" + prefix + ": " + problem(e), e);
    }
  }

  /// The S3 console represents an empty folder by an object whose key ends with a slash.
  private static boolean isFolder(S3Object object) {
    return object.key().endsWith("/") && object.size() == 0;
  }

  private FailureObject object(String key) {
    return new FailureObject("s3://" + bucket + "/" + key, () -> open(key));
  }

  private InputStream open(String key) throws IOException {
    try {
      return new Body(client.getObject(get -> get.bucket(bucket).key(key)));
    } catch (SdkException e) {
      throw new IOException(problem(e), e);
    }
  }

  /// The content of an object. The SDK may throw its own exceptions while it is read.
  private static final class Body extends FilterInputStream {
    Body(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      try {
        return super.read(bytes, from, length);
      } catch (SdkException e) {
        throw new IOException(problem(e), e);
      }
    }
  }

  private static String problem(SdkException e) {
    if (e instanceof S3Exception service && service.awsErrorDetails() != null) {
      return "S3 answered " + service.awsErrorDetails().errorCode();
    }
    String message = String.valueOf(e.getMessage());
    return message.contains("load credentials")
        ? "there are no credentials; set AWS_PROFILE or AWS_ACCESS_KEY_ID"
        : "S3 did not answer (" + e.getClass().getSimpleName() + ")";
  }
}
