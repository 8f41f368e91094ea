package io.github.firehoselogs.opensearch.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Computes the signature of a request as the service does, from what arrived, without the SDK.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
final class SignatureCheck {
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/([0-9]{8}/[^/]+/[^/]+/aws4_request),"
              + " SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})");

  private final LoggedRequest request;
  private final Matcher authorization;

  SignatureCheck(LoggedRequest request) {
    this.request = request;
    this.authorization = AUTHORIZATION.matcher(request.getHeader("Authorization"));
    if (!authorization.matches()) {
      throw new AssertionError("not a signature: " + request.getHeader("Authorization"));
    }
  }

  String accessKey() {
    return authorization.group(1);
  }

  /// Returns the date, Region and service that it is signed for.
  String scope() {
    return authorization.group(2);
  }

  String signature() {
    return authorization.group(4);
  }

  /// Returns the right signature for the secret key `secret`.
  String expected(String secret) throws GeneralSecurityException {
    String date = request.getHeader("X-Amz-Date");
    String toSign =
        "AWS4-HMAC-SHA256\n" + date + "\n" + scope() + "\n" + sha256(canonical().getBytes(UTF_8));
    byte[] key = ("AWS4" + secret).getBytes(UTF_8);
    for (String part : scope().split("/", -1)) {
      key = hmac(key, part);
    }
    return HexFormat.of().formatHex(hmac(key, toSign));
  }

  private String canonical() throws GeneralSecurityException {
    URI uri = URI.create(request.getUrl());
    List<String> names = Arrays.asList(authorization.group(3).split(";", -1));
    String headers =
        names.stream()
            .map(name -> name + ":" + request.getHeader(name).strip() + "\n")
            .collect(Collectors.joining());
    return String.join(
        "\n",
        "POST",
        uri.getRawPath(),
        query(uri.getRawQuery()),
        headers,
        authorization.group(3),
        sha256(request.getBody()));
  }

  private static String query(String raw) {
    return raw == null
        ? ""
        : Arrays.stream(raw.split("&", -1))
            .map(each -> each.split("=", 2))
            .map(pair -> encoded(pair[0]) + "=" + encoded(pair[1]))
            .sorted()
            .collect(Collectors.joining("&"));
  }

  private static String encoded(String raw) {
    return URLEncoder.encode(URLDecoder.decode(raw, UTF_8), UTF_8)
        .replace("*", "%2A")
        .replace("+", "%20")
        .replace("%7E", "~");
  }

  private static String sha256(byte[] bytes) throws GeneralSecurityException {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
        .toLowerCase(Locale.ROOT);
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(UTF_8));
  }
}
