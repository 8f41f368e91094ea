package io.github.firehoselogs.template.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.firehoselogs.template.Template;
import io.github.firehoselogs.template.check.Frame;
import io.github.firehoselogs.template.check.Lookups;
import io.github.firehoselogs.template.check.ParameterTable;
import io.github.firehoselogs.template.check.Partitions;
import io.github.firehoselogs.template.check.RefusalTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParametersTest {
  private final Template template = Template.ofProject();

  @Test
  void parametersAreAsSpecified() {
    assertEquals(List.of(), new ParameterTable().problems(template));
  }

  @Test
  void badCombinationsAreRefused() {
    assertEquals(List.of(), new RefusalTable().problems(template));
  }

  @Test
  void otherPartitionsAreServed() {
    assertEquals(List.of(), Partitions.problems(template));
  }

  @Test
  void everyLookupSucceeds() {
    assertEquals(List.of(), Lookups.problems(template));
  }

  @Test
  void frameIsComplete() {
    assertEquals(List.of(), Frame.problems(template));
  }
}
