package io.github.firehoselogs.redact;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The presets `authorization` and `aws-secret-key`.
class RedactedCredentialsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          authorization | ~Authorization: Basic QWxhZGRpbjpvcGVu~ | ~Authorization: Basic [REDACTED]~
          authorization | ~authorization: bearer abc; Proxy-Authorization: ApiKey abc~ | ~authorization: bearer [REDACTED]; Proxy-Authorization: ApiKey [REDACTED]~
          authorization | ~Authorization: Digest username="Mufasa", realm="a@b", nonce="x", uri="/", opaque="", qop=auth, nc=00000001, response="6629" rest~ | ~Authorization: Digest [REDACTED] rest~
          authorization | ~Authorization: AWS4-HMAC-SHA256 Credential=AKIA/2/us/s3/aws4_request, SignedHeaders=host;range;x-amz-date, Signature=fe5f80 rest~ | ~Authorization: AWS4-HMAC-SHA256 [REDACTED] rest~
          authorization | ~curl -H "Authorization: Basic dXNlcjpw=" -H 'Authorization: Foo bar1' x~ | ~curl -H "Authorization: Basic [REDACTED]" -H 'Authorization: Foo [REDACTED]' x~
          authorization | ~{"Authorization":"Basic abc","authorization":"abc","x":["Authorization","Basic x","Accept","y z"],"proxyAuthorization":"a b c"}~ | ~{"Authorization":"Basic [REDACTED]","authorization":"[REDACTED]","x":["Authorization","Basic [REDACTED]","Accept","y z"],"proxyAuthorization":"a [REDACTED]"}~
          authorization | ~{"Authorization":["Negotiate abc"],"h":[{"key":"Authorization","value":"Basic abc"}],"authorization":{"action":"x"}}~ | ~{"Authorization":["Negotiate [REDACTED]"],"h":[{"key":"Authorization","value":"Basic [REDACTED]"}],"authorization":{"action":"x"}}~
          authorization | ~map[Authorization:[Basic abc]] ('authorization', 'Basic abc') "authorization", "content-type"~ | ~map[Authorization:[Basic [REDACTED]]] ('authorization', 'Basic [REDACTED]') "authorization", "content-type"~
          authorization | ~authorization=Basic%20abc1&x=1 Authorization%3A%20Basic%20abc~ | ~authorization=Basic%20[REDACTED]&x=1 Authorization%3A%20Basic%20[REDACTED]~
          authorization | ~authorization: denied for bob; authorization: enabled; authorization required~ | ~authorization: denied for bob; authorization: enabled; authorization required~
          authorization | ~Authorization: abc123def; authorization=key=abc~ | ~Authorization: [REDACTED]; authorization=[REDACTED]~
          authorization | ~Authorization: Bearer Bearer abc~ | ~Authorization: Bearer Bearer [REDACTED]~
          authorization | ~{\\"Authorization\\":\\"Basic abc\\",\\"x~ | ~{\\"Authorization\\":\\"Basic [REDACTED]\\",\\"x~
          authorization | ~authorizationToken: Bearer abc HTTP_AUTHORIZATION=Basic abc~ | ~authorizationToken: Bearer [REDACTED] HTTP_AUTHORIZATION=Basic [REDACTED]~
          authorization | ~grant_type=authorization_code&code=abc~ | ~grant_type=authorization_code&code=abc~
          authorization | ~Authorization: Basic [REDACTED]~ | ~Authorization: Basic [REDACTED]~
          aws-secret-key | ~aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY~ | ~aws_secret_access_key = [REDACTED]~
          aws-secret-key | ~{"SecretAccessKey":"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY","x":"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"}~ | ~{"SecretAccessKey":"[REDACTED]","x":"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"}~
          aws-secret-key | ~AKIAIOSFODNN7EXAMPLE,wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY~ | ~AKIAIOSFODNN7EXAMPLE,[REDACTED]~
          aws-secret-key | ~["AKIAIOSFODNN7EXAMPLE","wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"]~ | ~["AKIAIOSFODNN7EXAMPLE","[REDACTED]"]~
          aws-secret-key | ~AKIAIOSFODNN7EXAMPLE sha1 da39a3ee5e6b4b0d3255bfef95601890afd80709 secret: da39a3ee5e6b4b0d3255bfef95601890afd80709~ | ~AKIAIOSFODNN7EXAMPLE sha1 da39a3ee5e6b4b0d3255bfef95601890afd80709 secret: da39a3ee5e6b4b0d3255bfef95601890afd80709~
          aws-secret-key | ~wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY secret=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEYx~ | ~wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY secret=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEYx~
          aws-secret-key | ~secret%3DwJalrXUtnFEMI%2FK7MDENG%2FbPxRfiCYEXAMPLEKEY <SecretAccessKey>wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY</S>~ | ~secret%3D[REDACTED] <SecretAccessKey>[REDACTED]</S>~
          authorization | ~{"rawHeaders":["Host","a","Authorization","Basic abc","Accept","b"],"names":["Authorization","Accept"]}~ | ~{"rawHeaders":["Host","a","Authorization","Basic [REDACTED]","Accept","b"],"names":["Authorization","Accept"]}~
          authorization | ~Authorization: Token abc.~ | ~Authorization: Token [REDACTED].~
          authorization | ~"Authorization": "Basic", x Authorization: Basic~ | ~"Authorization": "Basic", x Authorization: Basic~
          aws-secret-key | ~AWS secret key: wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY.~ | ~AWS secret key: [REDACTED].~
          aws-secret-key | ~{"id":"ASIAIOSFODNN7EXAMPLE","key":"wJalrXUtnFEMI\\/K7MDENG\\/bPxRfiCYEXAMPLEKEY"}~ | ~{"id":"ASIAIOSFODNN7EXAMPLE","key":"[REDACTED]"}~
          aws-secret-key | ~AKIAIOSFODNN7EXAMPLE wJalrXUtnFEMIaK7MDENGabPxRfiCYEXAMPLEKEY= abcabcabcabcabcabcabcabcabcabcabcabcabcA~ | ~AKIAIOSFODNN7EXAMPLE wJalrXUtnFEMIaK7MDENGabPxRfiCYEXAMPLEKEY= abcabcabcabcabcabcabcabcabcabcabcabcabcA~
          """)
  void redacts(String setting, String text, String redacted) {
    RedactedText.assertRedacted(setting, text, redacted);
  }
}
