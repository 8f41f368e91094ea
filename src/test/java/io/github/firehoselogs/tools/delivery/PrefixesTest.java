package io.github.firehoselogs.tools.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.firehoselogs.tools.BadInputException;
import io.github.firehoselogs.tools.delivery.PrefixExpression.Evaluated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrefixesTest {
  private static final Instant ARRIVAL = Instant.parse("2026-01-02T23:04:05Z");

  @TempDir Path folder;
  private Path template = Path.of("template.yaml");

  @BeforeEach
  void findTemplate() {
    template = folder.resolve("template.yaml");
  }

  @Test
  void prefixesStandInTheTemplate() throws IOException {
    Files.writeString(
        template,
        """
        S3:
          ErrorOutputPrefix: 'wrong/!{firehose:error-output-type}/'
          Prefix: "logs/!{timestamp:yyyy}/"
        """);
    Prefixes prefixes = Prefixes.of(Optional.empty(), template);
    assertEquals(
        new Evaluated.Prefix("logs/2026/"), prefixes.delivery().evaluate(Map.of(), ARRIVAL));
    assertEquals("wrong/type/", prefixes.errors().evaluateError("type", ARRIVAL));
  }

  @Test
  void ownPrefixTakesThePlaceOfTheTemplates() {
    Prefixes prefixes = Prefixes.of(Optional.of("mine/!{timestamp:yyyy}/"), template);
    assertEquals(
        new Evaluated.Prefix("mine/2026/"), prefixes.delivery().evaluate(Map.of(), ARRIVAL));
    assertEquals("errors/type/", prefixes.errors().evaluateError("type", ARRIVAL));
  }

  @Test
  void templateWithoutPrefixIsNamed() {
    assertEquals(
        template
            + ": found no line 'Prefix: …'; run this in the folder of the project, or set --prefix",
        assertThrows(BadInputException.class, () -> Prefixes.of(Optional.empty(), template))
            .getMessage());
  }
}
