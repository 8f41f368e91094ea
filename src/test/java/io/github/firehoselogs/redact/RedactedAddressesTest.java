package io.github.firehoselogs.redact;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The preset `ipv6`: addresses, and what only looks like one.
class RedactedAddressesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ipv6 | ~2001:db8::1 ::1 fe80::1%eth0 [::1]:80 [2001:db8::1]:443 2001:DB8:0:0:0:0:0:1/64~ | ~[REDACTED] [REDACTED] [REDACTED] [[REDACTED]]:80 [[REDACTED]]:443 [REDACTED]/64~
          ipv6 | ~::ffff:192.0.2.1 64:ff9b::192.0.2.33 0:0:0:0:0:ffff:1.2.3.4~ | ~[REDACTED] [REDACTED] [REDACTED]~
          ipv6 | ~12:34:56 00:1a:2b:3c:4d:5e std::string abc::def Foo::1 a::b 22:13:20:: x~ | ~12:34:56 00:1a:2b:3c:4d:5e std::string abc::def Foo::1 a::b 22:13:20:: x~
          ipv6 | ~16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48 00:1a:2b:3c:4d:5e:6f:70~ | ~16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48 00:1a:2b:3c:4d:5e:6f:70~
          ipv6 | ~/0:0:0:0:0:0:0:1:8080 IP6 fe80::1.5353 > ff02::fb.5353: x from ::1. at ::1, ::1:~ | ~/[REDACTED]:8080 IP6 [REDACTED].5353 > [REDACTED].5353: x from [REDACTED]. at [REDACTED], [REDACTED]:~
          ipv6 | ~:: [::]:80 ::/0 a :: b 1::~ | ~:: [[REDACTED]]:80 [REDACTED]/0 a :: b 1::~
          ipv6 | ~client:2001:db8::1 node:2001:db8::1 ip:::1 node:::1~ | ~client:[REDACTED] node:[REDACTED] ip:[REDACTED] node:[REDACTED]~
          ipv6 | ~\\n2001:db8::1 #012::1 \\t::1 \\b::1 %3D::1 ip%3D2001%3Adb8%3A%3A1 %20fe80::1%20x [fe80::1%25en0]~ | ~\\n[REDACTED] #012[REDACTED] \\t[REDACTED] \\b[REDACTED] %3D[REDACTED] ip%3D[REDACTED] %20[REDACTED]%20x [[REDACTED]]~
          ipv6 | ~{"ip":"::","b":"::1","c":"2001:db8::","d":"x::1"}~ | ~{"ip":"[REDACTED]","b":"[REDACTED]","c":"[REDACTED]","d":"x::1"}~
          ipv6 | ~2023-11-14T22:13:20.123Z [14/Nov/2023:22:13:20 +0000] 1700000000:1:2~ | ~2023-11-14T22:13:20.123Z [14/Nov/2023:22:13:20 +0000] 1700000000:1:2~
          ipv6 | ~x[2001:db8::1] 1:2:3:4:5:6:7:8 1:2:3:4:5:6:7:8:9 1:2:3:4:5:6:7:8:9:a 1::2::3 12345::1~ | ~x[[REDACTED]] [REDACTED] [REDACTED]:9 1:2:3:4:5:6:7:8:9:a 1::2::3 12345::1~
          ipv4,ipv6 | ~::ffff:10.0.0.1 x 10.0.0.1~ | ~[REDACTED] x [REDACTED]~
          ipv6 | ~{"client":"[2001:db8::1]:443","n":1}~ | ~{"client":"[[REDACTED]]:443","n":1}~
          ipv6 | ~fe80::1%25eth0 fe80::1%20x 2001:db8::1%eth0 http://[2001:db8::1]:80/x~ | ~[REDACTED] [REDACTED]%20x [REDACTED]%eth0 http://[[REDACTED]]:80/x~
          """)
  void redacts(String setting, String text, String redacted) {
    RedactedText.assertRedacted(setting, text, redacted);
  }
}
