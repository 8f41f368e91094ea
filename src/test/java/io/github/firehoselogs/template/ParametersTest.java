package io.github.firehoselogs.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
  void everyLookUpFindsSomething() {
    assertEquals(List.of(), Lookups.problems(template));
  }

  @Test
  void frameIsComplete() {
    assertEquals(List.of(), Frame.problems(template));
  }
}
