package io.github.firehoselogs.redact;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Groups and issuers of the preset `credit-card` beyond those of [RedactionTest].
class RedactedCardsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          credit-card | ~4111.1111.1111.1111 4111  1111  1111  1111 4111NBSP1111NBSP1111NBSP1111 4111%201111%201111%201111~ | ~[REDACTED] [REDACTED] [REDACTED] [REDACTED]~
          credit-card | ~4111%C2%A01111%C2%A01111%C2%A01111 2200 0000 0000 0004 0.4111.1111.1111.1111~ | ~[REDACTED] [REDACTED] 0.4111.1111.1111.1111~
          credit-card | ~4111.1111 1111.1111 4111  1111 1111 1111 1.4111.1111.1111.1111 4111.1111.1111.1111.5~ | ~4111.1111 1111.1111 4111  1111 1111 1111 1.4111.1111.1111.1111 4111.1111.1111.1111.5~
          credit-card | ~6759649826438453 2200000000000004 2204000000000000006 5090000000000000 5066990000000002 5041750000000000~ | ~[REDACTED] [REDACTED] [REDACTED] [REDACTED] [REDACTED] [REDACTED]~
          credit-card | ~6362970000000003 8171990000000008 6070000000000002 5085000000000007 6759000000005 6500310000000005~ | ~[REDACTED] [REDACTED] [REDACTED] [REDACTED] [REDACTED] [REDACTED]~
          credit-card | ~675900000000 6079850000000001 5090000000000001 22050000000000000~ | ~675900000000 6079850000000001 5090000000000001 22050000000000000~
          """)
  void redacts(String setting, String text, String redacted) {
    RedactedText.assertRedacted(setting, text, redacted);
  }
}
