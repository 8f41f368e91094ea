package io.github.firehoselogs.template.check;

import io.github.firehoselogs.template.Combination;
import io.github.firehoselogs.template.Deployment;
import io.github.firehoselogs.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The table `refusals.txt`: combinations that are refused, with the sentence for each.
public final class RefusalTable {
  private static final Map<String, String> PLACES =
      Map.of(
          "<domain>", Combinations.DOMAIN,
          "<endpoint>", Combinations.ENDPOINT,
          "<host>", Combinations.HOST,
          "<secret>", Combinations.SECRET,
          "<firehose>", Combinations.FIREHOSE,
          "<source>", Combinations.KINESIS);

  /// The transforms whose output Splunk's collector does not accept.
  private static final List<String> NOT_FOR_SPLUNK =
      List.of(
          "message",
          "json",
          "mysql-general-log",
          "mysql-slow-log",
          "mysql-error-log",
          "mysql-audit-log",
          "postgresql-log",
          "syslog",
          "access-log",
          "vpc-flow-log",
          "lambda-log",
          "lambda-report",
          "pattern");

  private record Row(Combination combination, String expected) {}

  private final List<Row> rows = new ArrayList<>();

  public RefusalTable() {
    List<Combination> good = Combinations.all();
    for (List<String> row : Table.rows("refusals.txt")) {
      Combination base =
          good.stream().filter(each -> each.is(row.get(0))).findFirst().orElseThrow();
      for (String changes : variants(row.get(1))) {
        rows.add(new Row(changed(base, changes), row.get(2)));
      }
    }
  }

  private static List<String> variants(String changes) {
    if (changes.endsWith("<text>")) {
      return NOT_FOR_SPLUNK.stream()
          .map(name ->
              changes.replace("<text>", name) + (name.equals("pattern") ? "; Pattern=x" : ""))
          .toList();
    }
    if (changes.endsWith("<each>")) {
      List<String> each = new ArrayList<>();
      for (int size = 64; size <= 128; size++) {
        each.add(changes.replace("<each>", Integer.toString(size)));
      }
      return each;
    }
    return List.of(changes);
  }

  private static Combination changed(Combination base, String changes) {
    Map<String, String> parameters = new LinkedHashMap<>(base.parameters());
    for (String change : changes.split("; ", -1)) {
      int equals = change.indexOf('=');
      String value = change.substring(equals + 1);
      parameters.put(change.substring(0, equals), PLACES.getOrDefault(value, value));
    }
    return new Combination(parameters, base.facts());
  }

  public int size() {
    return rows.size();
  }

  /// Returns how `template` differs from the table, and the template's assertions that no row
  /// needs.
  public List<String> problems(Template template) {
    List<String> problems = new ArrayList<>();
    for (Row row : rows) {
      String refusals = String.join("; ", Deployment.of(template, row.combination).refusals());
      if (!refusals.equals(row.expected)) {
        problems.add(
            row.combination.parameters()
                + ": expected '"
                + row.expected
                + "', found '"
                + refusals
                + "'");
      }
    }
    template
        .section("Rules")
        .forEach((name, rule) ->
            rule.at("Assertions").items().stream()
                .map(assertion -> assertion.at("AssertDescription").text())
                .filter(sentence -> rows.stream().noneMatch(row -> row.expected.contains(sentence)))
                .forEach(
                    sentence -> problems.add("rule " + name + ": no row has '" + sentence + "'")));
    return problems;
  }
}
