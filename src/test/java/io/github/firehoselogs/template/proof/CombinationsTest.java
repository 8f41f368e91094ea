package io.github.firehoselogs.template.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.template.Combination;
import io.github.firehoselogs.template.Deployment;
import io.github.firehoselogs.template.Template;
import io.github.firehoselogs.template.check.Checks;
import io.github.firehoselogs.template.check.Combinations;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CombinationsTest {
  private final Template template = Template.ofProject();

  @Test
  void everyCombinationIsAsSpecified() {
    Checks checks = new Checks();
    List<String> problems = new ArrayList<>();
    for (Combination each : Combinations.all()) {
      problems.addAll(checks.problems(Deployment.of(template, each)));
    }
    assertEquals(List.of(), problems.stream().limit(20).toList(), problems.size() + " problems");
  }

  @Test
  void combinationsAreHundreds() {
    int all = Combinations.all().size();
    int pairs = Combinations.pairs().size();
    assertTrue(
        all > 500 && pairs > 20 && pairs < 80, all + " combinations, " + pairs + " for pairs");
  }
}
