package io.github.firehoselogs.tools.accept.traffic;

import java.util.Arrays;
import java.util.List;

/// A text with a secret for a preset of `REDACT`. None of them is valid anywhere.
record Secret(String preset, String text, String secret) {
  private static final String TOKEN = "ZmlyZWhvc2UtbG9ncy1hY2NlcHRhbmNl";
  private static final String JWT =
      "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U";
  private static final String AWS_SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

  private static final List<Secret> ALL =
      List.of(
          new Secret("email", "mail to jane.doe@example.com sent", "jane.doe@example.com"),
          new Secret("ipv4", "connection from 203.0.113.77 accepted", "203.0.113.77"),
          new Secret("ipv6", "connection from 2001:db8::77 accepted", "2001:db8::77"),
          new Secret("credit-card", "paid with 4111 1111 1111 1111 today", "4111 1111 1111 1111"),
          new Secret("aws-access-key", "key id AKIAIOSFODNN7EXAMPLE used", "AKIAIOSFODNN7EXAMPLE"),
          new Secret("aws-secret-key", "aws_secret_access_key=" + AWS_SECRET, AWS_SECRET),
          new Secret("jwt", "session " + JWT + " opened", JWT),
          new Secret("bearer-token", "sent Bearer " + TOKEN + " to the API", TOKEN),
          new Secret("authorization", "Authorization: Basic " + TOKEN, TOKEN),
          new Secret("password", "db_password=tr0ub4dor&3x", "tr0ub4dor"));

  /// Returns the secrets for the presets in `redact`, a value of `REDACT`.
  static List<Secret> of(String redact) {
    // A regular expression may have commas, but its parts are rarely the name of a preset.
    List<String> names = Arrays.stream(redact.split(",", -1)).map(String::strip).toList();
    return ALL.stream().filter(each -> names.contains(each.preset)).toList();
  }
}
