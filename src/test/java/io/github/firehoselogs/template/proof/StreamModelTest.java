package io.github.firehoselogs.template.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.firehoselogs.template.Combination;
import io.github.firehoselogs.template.Deployment;
import io.github.firehoselogs.template.Template;
import io.github.firehoselogs.template.check.Combinations;
import io.github.firehoselogs.template.check.StreamModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamModelTest {
  private final Template template = Template.ofProject();

  @Test
  void streamsMatchTheServiceModels() {
    List<String> problems = new ArrayList<>();
    for (Combination each : Combinations.all()) {
      problems.addAll(StreamModel.problems(Deployment.of(template, each)));
    }
    assertEquals(List.of(), problems.stream().distinct().limit(20).toList());
  }
}
