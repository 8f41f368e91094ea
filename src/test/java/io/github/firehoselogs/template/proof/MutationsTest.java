package io.github.firehoselogs.template.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.template.Combination;
import io.github.firehoselogs.template.Deployment;
import io.github.firehoselogs.template.Template;
import io.github.firehoselogs.template.check.Checks;
import io.github.firehoselogs.template.check.Combinations;
import io.github.firehoselogs.template.check.Frame;
import io.github.firehoselogs.template.check.Lookups;
import io.github.firehoselogs.template.check.ParameterTable;
import io.github.firehoselogs.template.check.Partitions;
import io.github.firehoselogs.template.check.RefusalTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Changes the template in every place, one at a time: some check must detect each change.
/// `target/template-mutations.md` lists the changes and the checks that detected them.
class MutationsTest {
  private static final Path REPORT = Path.of("target/template-mutations.md");

  /// All 6,400 mutations take two minutes of processor time.
  private static final int STEP = Integer.getInteger("mutations.step", 16);

  private final Checks checks = new Checks();
  private final RefusalTable refusals = new RefusalTable();
  private final ParameterTable parameters = new ParameterTable();
  private final List<Combination> combinations = Combinations.pairs();

  private final Map<Combination, Set<String>> made =
      combinations.stream()
          .collect(
              Collectors.toMap(
                  each -> each,
                  each -> Deployment.of(Template.ofProject(), each).resources().keySet()));

  private record Noticed(Mutation mutation, String by) {}

  @Test
  void everyChangeIsNoticed() throws IOException {
    List<Mutation> all = Mutation.of(Template.ofProject());
    List<Mutation> mutations = everyNth(all);
    List<Noticed> noticed = mutations.parallelStream().map(this::notice).toList();
    Files.createDirectories(REPORT.toAbsolutePath().getParent());
    Files.writeString(REPORT, table(noticed), UTF_8);
    System.out.println(mutations.size() + " mutations of the template: see " + REPORT);
    List<String> unnoticed =
        noticed.stream()
            .filter(each -> each.by.isEmpty())
            .map(each -> each.mutation.path() + ": " + each.mutation.change())
            .toList();
    assertEquals(List.of(), unnoticed);
    assertTrue(all.size() > 1000, all.size() + " mutations");
  }

  private static List<Mutation> everyNth(List<Mutation> all) {
    return IntStream.range(0, all.size()).filter(i -> i % STEP == 0).mapToObj(all::get).toList();
  }

  private static String table(List<Noticed> noticed) {
    StringBuilder table =
        new StringBuilder("| place | change | noticed because |\n|---|---|---|\n");
    for (Noticed each : noticed) {
      table.append("| `").append(cell(each.mutation.path())).append("` | ");
      table.append(cell(each.mutation.change())).append(" | ").append(cell(each.by)).append(" |\n");
    }
    return table.toString();
  }

  private static String cell(String text) {
    String line = text.replace("\n", " ").replace("|", "\\|");
    return line.length() > 300 ? line.substring(0, 300) + "…" : line;
  }

  private Noticed notice(Mutation mutation) {
    if (mutation.isEquivalent()) {
      return new Noticed(mutation, "makes no difference");
    }
    List<Supplier<List<String>>> judges = judges(mutation);
    // The last one checks rules.
    List<Supplier<List<String>>> ordered =
        mutation.path().startsWith("Rules/") ? judges.reversed() : judges;
    String problem = ordered.stream().flatMap(judge -> judge.get().stream()).findFirst().orElse("");
    return new Noticed(mutation, problem);
  }

  private List<Supplier<List<String>>> judges(Mutation mutation) {
    Template template = mutation.template();
    List<Supplier<List<String>>> judges = new ArrayList<>();
    judges.add(() -> Frame.problems(template));
    judges.add(() -> parameters.problems(template));
    for (Combination each : inOrderOfPromise(mutation.path())) {
      judges.add(() -> checks.problems(Deployment.of(template, each)));
    }
    judges.add(() -> Partitions.problems(template));
    judges.add(() -> Lookups.problems(template));
    judges.add(() -> refusals.problems(template));
    return judges;
  }

  /// Returns all combinations, those that create the changed resource first.
  private List<Combination> inOrderOfPromise(String path) {
    String resource = path.startsWith("Resources/") ? path.split("/", -1)[1] : "";
    return combinations.stream()
        .sorted(Comparator.comparing(each -> !made.getOrDefault(each, Set.of()).contains(resource)))
        .toList();
  }
}
