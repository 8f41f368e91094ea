package io.github.firehoselogs.regex;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternComparisonTest {
  /// Set to 1,000,000 outside the build.
  private static final int PATTERNS = Integer.getInteger("patterns", 20_000);

  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "b",
          "aa",
          "ab",
          "aab",
          "aaab",
          "abab",
          "abcab",
          "ba",
          "a\n",
          "\na",
          "a\nb",
          "\n\n",
          "abé",
          "éa",
          "aéb",
          "日本 a",
          "😀a😀",
          "kK\u212a sS\u017f",
          "a_b-c 12",
          "x=1, y=2;",
          "{\"a\":1}",
          "10.1.2.3",
          "10.1.2.3 - frank [10/Oct/2000:13:55:36 -0700] \"GET /a.gif HTTP/1.0\" 200 2326",
          "[Sun Dec 04 04:47:44 2005] [notice] workerEnv.init() ok /etc/httpd/conf/x.properties",
          "[Sun Dec 04 04:52:04 2005] [error] [client 64.242.88.10] Directory index forbidden",
          "2024-05-01T12:00:00.123Z ERROR [main] c.e.App - Password=hunter2 user=bob failed",
          "Dec 10 06:55:46 LabSZ sshd[24200]: Invalid user webmaster from 173.234.31.186");

  @ParameterizedTest
  @ValueSource(
      strings = {
        // What log lines are read with.
        "^\\[(?P<time>[^\\]]+)\\] \\[(?P<level>\\w+)\\] (?:\\[client (?P<client>[^\\]]+)\\]"
            + " )?(?P<m>.*)$",
        "^(?<host>\\S+) \\S+ (?<user>\\S+) \\[(?<time>[^\\]]+)\\] \"(?<request>[^\"]*)\""
            + " (?<status>\\d{3}) (?<n>\\d+|-)$",
        "^(?<time>\\w{3} +\\d+ [\\d:]+) (?<host>\\S+) (?<name>[^\\[:]+)(?:\\[(?<pid>\\d+)\\])?:"
            + " (?<m>.*)",
        "^(?<time>\\S+) (?<level>[A-Z]+) \\[(?<thread>[^\\]]*)\\] (?<logger>\\S+) - (?<m>.*)$",
        "(?<key>\\w+)=(?<value>[^ ,;]+)",
        "error|crit",
        "(?i)error|fail|denied",
        "(?i)password=\\S+",
        "\\b\\d{1,3}(\\.\\d{1,3}){3}\\b",
        "(?:\\d{1,3}\\.){3}\\d{1,3}",
        "user=(?<user>\\w+).*failed",
        "(?s)^(?<first>.*?)\\n(?<rest>.*)$",
        "(?m)^(?<line>.*)$",
        "(?m)^\\s*$",
        "\"a\":(?<a>\\d+)",
        "{\"a\"",
        "[\\w.+-]+@[\\w-]+\\.[\\w.]+",
        "(?P<hour>\\d\\d):(?P<minute>\\d\\d):(?P<second>\\d\\d)",
        "\\d+$",
        "^$",
        "^",
        "$",
        "\\z",
        "\\A",
        "",
        "()",
        "(?<e>)",
        "|",
        "a|",
        "|a",
        "(?<x>|a)",
        // What comes first counts, not what is longest.
        "a|ab",
        "ab|a",
        "a|ab|abc",
        "(?<x>a|ab)(?<y>c|bcab)",
        "(?<x>a+)(?<y>b+)",
        "(?<x>a+?)(?<y>a*)",
        "(?<x>a*?)(?<y>a*)b",
        "a??b",
        "(?<x>a??)(?<y>a?)b",
        "a{2}",
        "a{2,}",
        "a{1,2}",
        "a{1,2}?",
        "a{0}",
        "a{0,1}b",
        "a{,2}",
        "a{01}",
        "a{x",
        "a{",
        "(?<x>ab){2}",
        "(?<x>a|b){2,3}",
        "(?<x>a|b)*",
        "(?<x>a|b)+?",
        // The empty text in loops.
        "(?<x>a*)*",
        "(?<x>a*)+",
        "(?<x>a*)*b",
        "(?:a*)*",
        "(?:a*)+?",
        "(?<x>|a)*",
        "(?<x>|a)+",
        "(?<x>a|)*",
        "(?<x>a|)+",
        "(?<x>a??)*b",
        "(?<x>(?<y>a*)b*)*",
        "(?<x>(?<y>a*)|b)*",
        "(?<x>(?<y>a*)|b)*?$",
        "(?<x>(?<y>^)|a)+",
        "(?:^)*a",
        "(?:$|a)*",
        "(?:\\b|a)*b",
        "(?:a|(?<x>b))*",
        "(?:(?<x>a)|(?<y>b))*",
        "(?:(?<x>a)|b)*?b",
        "(?<x>a?)*?b",
        "(?:(?<x>a){0,2}b)*",
        "(?:a?){3}",
        "(?<x>a?){3}",
        "(?<x>a?){2,}b",
        // Places.
        "^a",
        "a$",
        "a\\z",
        "^a|b$",
        "a^",
        "$a",
        "(?<x>a)(?<y>b$)?(?<z>b)?",
        "é|^a",
        "\\B|.",
        "\\b",
        "\\B",
        "\\ba",
        "a\\b",
        "\\b\\w+\\b",
        "\\Ba\\B",
        "\\b.\\b",
        "(?m)a$",
        "(?m)^b",
        "(?m)$\\n^",
        "(?m)\\Ab|a\\z",
        "(?-m)^b",
        // Characters.
        ".",
        ".*",
        ".+?",
        "(?s).",
        "(?s).*",
        "(?s:.)b|.",
        "a.b",
        "[^a]",
        "[^a]*",
        "[^é]",
        "[é]",
        "[à-ü日]",
        "[^à-ü]",
        "[\\x{80}-\\x{10ffff}]+",
        "[^\\x00-\\x{10ffff}]",
        "[^\\x00-\\x7f]",
        "\\x{1f600}",
        "\\xe9",
        "é+",
        "日本",
        "[日-本]",
        "😀*",
        "\\d",
        "\\D+",
        "\\w+",
        "\\W+",
        "\\s",
        "\\S+",
        "[\\d\\s]+",
        "[^\\d\\s]+",
        "[\\D]",
        "[^\\W]+",
        "[a-]+",
        "[-a]+",
        "[]a]",
        "[^]a]",
        "[a\\-b]+",
        "[\\w-]+",
        "[\\]\\[]",
        "[.*$^]",
        "[ -~]+",
        "\\.\\*\\-\\\"\\_",
        "\\t|\\n|\\r|\\f|\\v|\\a",
        // Case.
        "(?i)K",
        "(?i)s",
        "(?i)[k-s]+",
        "(?i)[^k-s]+",
        "(?i)\\w+",
        "(?i)\\W+",
        "(?i)[\\w]",
        "(?i)[^\\W]",
        "(?i)a(?-i)b",
        "(?i:a)b",
        "(?i-s:A.)b",
        "a(?i)b|A",
        "(a(?i)b)A",
        // What RE2/J alone knows.
        "(?i)é",
        "(?i)[à-ü]",
        "\\pL+",
        "\\p{Greek}|a",
        "[\\pN_]+",
        "[[:alpha:]]+",
        "[[:^alpha:]]",
        "\\Qa.b\\E",
        "\\141",
        "(?U)a+",
        "a(?i)*",
        "(?:a|b)*a(?:a|b){14}"
      })
  void findsWhatTheJudgesFind(String pattern) {
    PatternComparison comparison = new PatternComparison(pattern);
    for (String text : TEXTS) {
      comparison.on(text, "by hand");
    }
  }

  @Test
  void randomPatternsFindWhatTheJudgesFind() {
    long seed = new SecureRandom().nextLong();
    System.out.println("PatternComparisonTest: " + PATTERNS + " patterns from seed " + seed);
    PatternComparison.Count count = PatternComparison.random(PATTERNS, seed);
    assertTrue(count.foundBySafeRe() > count.all() / 4, count::toString);
  }
}
