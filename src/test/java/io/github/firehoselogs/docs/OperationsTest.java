package io.github.firehoselogs.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.firehose.FailureReason;
import io.github.firehoselogs.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The tables of `docs/operations.md` are complete.
final class OperationsTest {
  private static final Set<String> HEADS = Set.of("alarm", "symptom");

  /// Returns the rows of the table in the section `heading`, cell by cell.
  private static List<List<String>> rows(String heading) throws IOException {
    String text = Files.readString(Path.of("docs/operations.md"));
    String section = text.split("(?m)^## " + heading + "$", 2)[1].split("(?m)^## ", 2)[0];
    List<List<String>> rows = new ArrayList<>();
    for (String line : section.lines().filter(each -> each.startsWith("| ")).toList()) {
      List<String> cells = List.of(line.substring(2, line.length() - 2).split(" \\| "));
      if (!HEADS.contains(cells.getFirst())) {
        rows.add(cells);
      }
    }
    return rows;
  }

  private static void assertComplete(List<List<String>> rows) {
    for (List<String> row : rows) {
      assertEquals(3, row.size(), row::toString);
      assertTrue(row.stream().noneMatch(String::isBlank), row::toString);
    }
  }

  @Test
  void eachAlarmHasCauseAndCure() throws IOException {
    List<String> alarms = new ArrayList<>();
    Template.ofProject()
        .section("Resources")
        .forEach((name, resource) -> {
          if (resource.at("Type").text().equals("AWS::CloudWatch::Alarm")) {
            alarms.add("`" + name + "`");
          }
        });
    List<List<String>> rows = rows("Alarms");
    assertComplete(rows);
    assertEquals(alarms, rows.stream().map(List::getFirst).toList());
  }

  @Test
  void eachSymptomHasCauseAndCure() throws IOException {
    List<List<String>> rows = rows("Troubleshooting");
    assertComplete(rows);
    assertTrue(rows.size() >= 20, rows.size() + " rows");
  }

  @Test
  void eachReasonIsASymptom() throws IOException {
    Set<String> missing = new TreeSet<>();
    List<List<String>> rows = rows("Troubleshooting");
    for (FailureReason reason : FailureReason.values()) {
      if (rows.stream().noneMatch(row -> row.getFirst().contains("`" + reason + "`"))) {
        missing.add(reason.name());
      }
    }
    assertEquals(Set.of(), missing);
  }
}
