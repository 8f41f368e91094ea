package io.github.firehoselogs.regex;

import com.google.re2j.Pattern;
import io.github.firehoselogs.json.Utf8Builder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/// Prints how many MB of log text a second users' patterns read on one core, with RE2/J alone and with
/// the function, best of three rounds. Lines are generated, or those of a file for Apache errors:
///
/// ```
/// mvn -q test-compile exec:exec \
///   -Dexec.args="-cp %classpath io.github.firehoselogs.regex.PatternSpeed Apache_2k.log"
/// ```
final class PatternSpeed {
  private static final long ROUND_NANOS = 500_000_000;
  private static final int ROUNDS = 3;

  private PatternSpeed() {}

  public static void main(String[] args) throws IOException {
    List<String> errors =
        args.length > 0 ? Files.readAllLines(Path.of(args[0])) : lines(PatternSpeed::errorLine);
    List<String> accesses = lines(PatternSpeed::accessLine);
    List<String> pairs = lines(PatternSpeed::pairsLine);
    System.out.printf("%-28s %8s %8s %6s%n", "MB/s", "RE2/J", "here", "times");
    groups(
        "Apache error log",
        "^\\[(?P<time>[^\\]]+)\\] \\[(?P<level>\\w+)\\] (?:\\[client (?P<client>[^\\]]+)\\]"
            + " )?(?P<message>.*)$",
        errors);
    groups(
        "common log format",
        "^(?<host>\\S+) \\S+ (?<user>\\S+) \\[(?<time>[^\\]]+)\\] \"(?<method>[A-Z]+) (?<path>[^"
            + " \"]+)[^\"]*\" (?<status>\\d{3}) (?<bytes>\\d+|-)",
        accesses);
    groups("key=value, anywhere", "user=(?<user>\\w+) .*duration=(?<ms>\\d+)ms", pairs);
    groups("level and message", "^(?<level>\\S+) (?<message>.*)", pairs);
    anywhere("error|crit", "error|crit", errors);
    anywhere("(?i)error|fail|denied", "(?i)error|fail|denied", errors);
    anywhere("\\b5\\d\\d\\b", "\\b5\\d\\d\\b", accesses);
    findAll("(?i)password=\\S+", "(?i)password=\\S+", pairs);
    findAll("\\b\\d{1,3}(\\.\\d{1,3}){3}\\b", "\\b\\d{1,3}(\\.\\d{1,3}){3}\\b", accesses);
  }

  private static List<String> lines(IntFunction<String> line) {
    return IntStream.range(0, 2000).mapToObj(line).toList();
  }

  private static String errorLine(int i) {
    String time = "[Sun Dec 04 04:%02d:%02d 2005] ".formatted(i / 60 % 60, i % 60);
    return switch (i % 3) {
      case 0 -> time + "[notice] workerEnv.init() ok /etc/httpd/conf/workers2.properties";
      case 1 -> time + "[error] mod_jk child workerEnv in error state " + i % 7;
      default ->
          time
              + "[error] [client 64.242."
              + i % 256
              + ".10] Directory index forbidden by rule: /var/www/html/";
    };
  }

  private static String accessLine(int i) {
    return "10.1.%d.%d - frank [10/Oct/2000:13:55:%02d -0700] \"GET /images/%d/apache_pb.gif HTTP/1.0\" %d %d"
        .formatted(i % 256, i * 7 % 256, i % 60, i, i % 9 == 0 ? 503 : 200, 1000 + i);
  }

  private static String pairsLine(int i) {
    return "INFO request=%d user=u%d password=%s path=/orders/%d duration=%dms result=ok of the ordinary sort"
        .formatted(i, i % 97, i % 10 == 0 ? "hunter" + i : "", i * 31, i % 800);
  }

  private static void groups(String name, String pattern, List<String> lines) {
    compare(name, pattern, lines, finder -> text -> finder.groupsIn(text).length);
  }

  private static void anywhere(String name, String pattern, List<String> lines) {
    compare(name, pattern, lines, finder -> text -> finder.matchesAnywhere(text) ? 1 : 0);
  }

  private static void findAll(String name, String pattern, List<String> lines) {
    compare(
        name,
        pattern,
        lines,
        finder ->
            text -> {
              int[] count = {0};
              finder.findAll(text, (from, to) -> count[0] += to - from);
              return count[0];
            });
  }

  private static void compare(
      String name,
      String pattern,
      List<String> lines,
      Function<LinearPattern.Finder, ToIntFunction<Utf8Builder>> use) {
    List<Utf8Builder> texts = new ArrayList<>();
    lines.forEach(line -> texts.add(new Utf8Builder(line.length()).append(line)));
    Pattern compiled = Pattern.compile(pattern);
    int[] numbers = compiled.namedGroups().values().stream().mapToInt(n -> n).sorted().toArray();
    LinearPattern.Finder re2 = new Re2Finder(compiled, numbers);
    double before = megabytesPerSecond(texts, use.apply(re2));
    double here = megabytesPerSecond(texts, use.apply(LinearPattern.compile(pattern).finder()));
    System.out.printf("%-28s %8.0f %8.0f %6.1f%n", name, before, here, here / before);
  }

  private static double megabytesPerSecond(
      List<Utf8Builder> texts, ToIntFunction<Utf8Builder> use) {
    double[] rounds = new double[ROUNDS];
    long sink = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long bytes = 0;
      long start = System.nanoTime();
      while (System.nanoTime() - start < ROUND_NANOS) {
        for (Utf8Builder text : texts) {
          sink += use.applyAsInt(text);
          bytes += text.length();
        }
      }
      rounds[round] = bytes * 1e3 / (System.nanoTime() - start);
    }
    if (sink == Long.MIN_VALUE) {
      System.out.println("never, but the JVM does not know that what is found is not used");
    }
    return Arrays.stream(rounds).max().orElseThrow();
  }
}
