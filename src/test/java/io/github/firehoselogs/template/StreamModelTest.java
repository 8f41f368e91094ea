package io.github.firehoselogs.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamModelTest {
  private final Template template = Template.ofProject();

  @Test
  void streamsAreWhatTheServicesTake() {
    List<String> problems = new ArrayList<>();
    for (Combination each : Combinations.all()) {
      problems.addAll(StreamModel.problems(Deployment.of(template, each)));
    }
    assertEquals(List.of(), problems.stream().distinct().limit(20).toList());
  }
}
