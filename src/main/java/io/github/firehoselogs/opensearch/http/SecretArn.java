package io.github.firehoselogs.opensearch.http;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The ARN of a secret in Secrets Manager:
///
/// ```
/// arn:aws:secretsmanager:eu-west-1:123456789012:secret:search-user-AbCdEf
/// ```
public record SecretArn(String arn, String region, URI endpoint) {
  /// The form of an ARN, with its partition and Region as groups.
  private static final Pattern FORM =
      Pattern.compile("arn:(aws[a-z-]*):secretsmanager:([a-z0-9-]+):[0-9]+:secret:.+");

  /// Parses `arn`. Throws [IllegalArgumentException] if it is not the ARN of a secret.
  public static SecretArn parse(String arn) {
    Matcher matcher = FORM.matcher(arn);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "expected the ARN of a secret in Secrets Manager, found '" + arn + "'");
    }
    String region = matcher.group(2);
    String suffix = matcher.group(1).equals("aws-cn") ? ".amazonaws.com.cn" : ".amazonaws.com";
    return new SecretArn(arn, region, URI.create("https://secretsmanager." + region + suffix));
  }
}
