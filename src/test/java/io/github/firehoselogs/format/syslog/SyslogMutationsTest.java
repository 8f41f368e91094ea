package io.github.firehoselogs.format.syslog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.format.ColumnMutations;
import io.github.firehoselogs.format.ColumnMutations.Kind;
import io.github.firehoselogs.format.ColumnMutations.Mutant;
import io.github.firehoselogs.format.Lines;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Asserts that syslog with an additional, missing or moved part is read correctly or not at all.
///
/// Words of text cannot be distinguished: a foreign word directly after the time is the host of a
/// message without a tag. Therefore each field may have its own value or a word that took its
/// place.
class SyslogMutationsTest {
  private static final long SEED = 20_031_011;
  private static final int RUNS = 40_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> FOREIGN =
      List.of("-", "foo", "10.0.0.9", "4711", "UTC", "[x@1 a=\"b\"]", "12:30:15", "0815", "");

  private final Random random = new Random(SEED);

  /// The parts of a line, and its fields.
  private record Line(List<String> parts, Map<String, String> fields) {}

  @Test
  void rfc3164MutantsAreCorrect() throws IOException {
    ColumnMutations mutations = new ColumnMutations(random, FOREIGN);
    for (int run = 0; run < RUNS; run++) {
      Line line = rfc3164();
      Mutant mutant = mutations.next(line.parts());
      String output = Lines.through("syslog", mutant.line(" "));
      if (!output.equals(Lines.UNMATCHED)) {
        JsonNode fields = JSON.readTree(output);
        String where = "seed " + SEED + ", run " + run + ": " + mutant + " -> " + output;
        assertHead(line, fields, where);
        ColumnMutations.assertIn(hosts(line, mutant), fields.path("hostname"), where);
        ColumnMutations.assertIn(set(line, "app-name"), fields.path("app-name"), where);
        ColumnMutations.assertIn(set(line, "procid"), fields.path("procid"), where);
      }
    }
  }

  @Test
  void rfc5424MutantsAreCorrect() throws IOException {
    ColumnMutations mutations = new ColumnMutations(random, FOREIGN);
    for (int run = 0; run < RUNS; run++) {
      Line line = rfc5424();
      Mutant mutant = mutations.next(line.parts());
      String output = Lines.through("syslog", mutant.line(" "));
      if (!output.equals(Lines.UNMATCHED)) {
        JsonNode fields = JSON.readTree(output);
        String where = "seed " + SEED + ", run " + run + ": " + mutant + " -> " + output;
        assertHead(line, fields, where);
        ColumnMutations.assertIn(set(line, "version"), fields.path("version"), where);
        boolean foreign = mutant.kind() == Kind.INSERT && mutant.line(" ").contains("[x@1");
        if (!foreign && fields.has("structured-data")) {
          assertTrue(line.parts().contains("[y@2 c=\"d\"]"), where);
          assertEquals("{\"y@2\":{\"c\":\"d\"}}", fields.get("structured-data").toString(), where);
        }
      }
    }
  }

  @Test
  void unchangedLinesAreCorrect() throws IOException {
    for (int run = 0; run < RUNS / 10; run++) {
      Line line = run % 2 == 0 ? rfc3164() : rfc5424();
      String output = Lines.through("syslog", String.join(" ", line.parts()));
      String where = "seed " + SEED + ", run " + run + ": " + line + " -> " + output;
      assertNotEquals(Lines.UNMATCHED, output, where);
      JsonNode fields = JSON.readTree(output);
      for (Map.Entry<String, String> field : line.fields().entrySet()) {
        boolean part = field.getKey().equals("time") || field.getKey().equals("zone");
        assertEquals(part ? "" : field.getValue(), fields.path(field.getKey()).asText(), where);
      }
    }
  }

  /// Asserts that facility, severity and time are those of the original line. A zone that is no
  /// longer directly after the time is not part of it.
  private static void assertHead(Line line, JsonNode fields, String where) {
    for (String name : List.of("facility", "severity", "version", "sequence-number")) {
      JsonNode value = fields.path(name);
      assertTrue(value.isMissingNode() || value.isIntegralNumber(), where);
    }
    ColumnMutations.assertIn(set(line, "facility"), fields.path("facility"), where);
    ColumnMutations.assertIn(set(line, "severity"), fields.path("severity"), where);
    ColumnMutations.assertIn(set(line, "sequence-number"), fields.path("sequence-number"), where);
    Set<String> times = set(line, "timestamp");
    String time = line.fields().getOrDefault("time", "");
    times.add(time);
    times.add(time + " UTC");
    times.add(time + " 2023");
    ColumnMutations.assertIn(times, fields.path("timestamp"), where);
  }

  private static Set<String> hosts(Line line, Mutant mutant) {
    Set<String> hosts = set(line, "hostname");
    String afterTime = mutant.columns().size() > 1 ? mutant.columns().get(1) : "";
    if (mutant.kind() == Kind.INSERT || mutant.kind() == Kind.SWAP) {
      mutant.columns().stream().limit(3).forEach(part -> hosts.add(firstWord(part)));
    }
    if (mutant.kind() == Kind.DROP) {
      hosts.add(line.fields().getOrDefault("zone", "")); // a host if none follows
      hosts.add(line.fields().containsKey("app-name") ? "" : firstWord(afterTime));
    }
    return hosts;
  }

  private static String firstWord(String part) {
    int blank = part.indexOf(' ');
    return blank < 0 ? part : part.substring(0, blank);
  }

  private static Set<String> set(Line line, String name) {
    Set<String> values = new HashSet<>();
    values.add(line.fields().getOrDefault(name, ""));
    return values;
  }

  private Line rfc3164() {
    return random.nextInt(4) == 0 ? cisco() : bsd();
  }

  private Line bsd() {
    String priority = any("", "<34>", "<165>");
    String time = any("Oct 11 22:14:15", "Oct  1 2:14:15", "2023-11-14T22:13:20.123456+00:00");
    String zone = time.startsWith("O") ? any("", "", "CEST", "UTC", "+0200") : "";
    String host = any("web01", "10.0.0.1", "2001:db8::1", "mymachine", "WIN-HOST", "a.example.org");
    String app = any("su", "sshd", "postfix/smtpd", "(sudo)", "docker-compose");
    String pid = any("", "812", "web.1");
    Map<String, String> fields = new HashMap<>();
    fields.put("time", time);
    fields.put("timestamp", zone.isEmpty() ? time : time + " " + zone);
    fields.put("zone", zone);
    fields.put("hostname", host);
    fields.put("app-name", app);
    fields.put("msg", "a failed for b");
    putPriority(priority, fields);
    String tag = app + ":";
    if (!pid.isEmpty()) {
      fields.put("procid", pid);
      tag = app + "[" + pid + "]:";
    }
    String head = priority + time;
    return new Line(
        zone.isEmpty()
            ? List.of(head, host, tag, "a failed for b")
            : List.of(head, zone, host, tag, "a failed for b"),
        fields);
  }

  private Line cisco() {
    String tag = any("%ASA-4-106023", "%FTD-6-430003", "%ASA-session-6-302013");
    Map<String, String> fields = new HashMap<>(Map.of("app-name", tag, "msg", "Deny tcp"));
    putPriority("<164>", fields);
    if (random.nextBoolean()) {
      fields.put("timestamp", "Oct 28 2024 10:00:00");
      fields.put("time", "Oct 28 2024 10:00:00");
      fields.put("hostname", "FW-EDGE");
      return new Line(
          List.of("<164>Oct 28 2024 10:00:00", "FW-EDGE", ":", tag + ":", "Deny tcp"), fields);
    }
    fields.put("timestamp", "Feb 10 12:00:00.123 MSK");
    fields.put("time", "Feb 10 12:00:00.123");
    fields.put("sequence-number", "83");
    return new Line(
        List.of("<164>83:", "*Feb 10 12:00:00.123", "MSK:", tag + ":", "Deny tcp"), fields);
  }

  private Line rfc5424() {
    String priority = any("<34>", "<165>");
    String time = any("2003-10-11T22:14:15.003Z", "2024-11-30T06:45:29+00:00", "-");
    String data = any("-", "[y@2 c=\"d\"]", "");
    String msgid = data.isEmpty() ? "-" : any("-", "ID47");
    String pid = any("-", "812", "web.3");
    Map<String, String> fields = new HashMap<>();
    putPriority(priority, fields);
    fields.put("version", "1");
    fields.put("time", time);
    fields.put("timestamp", time.equals("-") ? "" : time);
    fields.put("hostname", "web01");
    fields.put("app-name", "su");
    fields.put("procid", pid.equals("-") ? "" : pid);
    fields.put("msgid", msgid.equals("-") ? "" : msgid);
    fields.put("msg", "State changed");
    String head = priority + "1";
    return new Line(
        data.isEmpty()
            ? List.of(head, time, "web01", "su", pid, msgid, "State changed")
            : List.of(head, time, "web01", "su", pid, msgid, data, "State changed"),
        fields);
  }

  private static void putPriority(String priority, Map<String, String> fields) {
    if (!priority.isEmpty()) {
      int value = Integer.parseInt(priority.substring(1, priority.length() - 1));
      fields.put("facility", "" + value / 8);
      fields.put("severity", "" + value % 8);
    }
  }

  private String any(String... values) {
    return values[random.nextInt(values.length)];
  }
}
