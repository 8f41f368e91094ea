package io.github.firehoselogs.transform;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.format.Field;
import io.github.firehoselogs.format.Lines;
import io.github.firehoselogs.format.SampleLines;
import io.github.firehoselogs.format.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// The fields that transforms declare are those of their samples and of the documentation.
class SchemasTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path DOCUMENT = Path.of("docs/transforms.md");

  private static final TransformSettings SETTINGS =
      new TransformSettings(Map.of(TransformSetting.PATTERN, "^(?<any>x)$"));

  /// Samples are messages, and this is not a part of a message. JsonTransformTest has it.
  private static final Set<String> OF_ENVELOPES = Set.of("extractedFields");

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  @ParameterizedTest
  @EnumSource(names = "MESSAGE", mode = Mode.EXCLUDE)
  void everyFieldIsInSomeSample(BuiltInTransform each) throws JsonProcessingException {
    Transform transform = each.create(SETTINGS);
    Set<String> missing = new TreeSet<>(ownNames(each));
    for (String message : SampleLines.messages()) {
      String output = Lines.output(transform, message);
      if (!missing.isEmpty() && !output.equals(Lines.UNMATCHED)) {
        JSON.readTree(output).fieldNames().forEachRemaining(missing::remove);
      }
    }
    assertEquals(each == BuiltInTransform.JSON ? OF_ENVELOPES : Set.of(), missing);
  }

  @ParameterizedTest
  @EnumSource
  void namesAreUnique(BuiltInTransform each) {
    List<String> names =
        each.schema(TransformSettings.NONE).fields().stream().map(Field::name).toList();
    assertEquals(names, List.copyOf(new LinkedHashSet<>(names)));
  }

  /// They become comments in quotes.
  @ParameterizedTest
  @EnumSource
  void meaningsArePhrases(BuiltInTransform each) {
    for (Field field : each.schema(TransformSettings.NONE).fields()) {
      assertTrue(field.meaning().matches("[A-Za-z][ -~&&[^';\\\\]]*[A-Za-z0-9)]"), field::toString);
    }
  }

  @ParameterizedTest
  @EnumSource(
      names = {"MESSAGE", "PATTERN"},
      mode = Mode.EXCLUDE)
  void documentNamesTheFieldsInOrder(BuiltInTransform each) throws IOException {
    Set<String> names = ownNames(each);
    if (each == BuiltInTransform.LAMBDA_LOG) {
      names.removeAll(ownNames(BuiltInTransform.LAMBDA_REPORT));
      names.add("requestId");
    }
    List<String> declared = names.stream().toList();
    List<String> documented =
        codeInRow(each.transformName()).stream().filter(names::contains).distinct().toList();
    assertEquals(inOrder(declared, each), documented);
  }

  private static List<String> inOrder(List<String> names, BuiltInTransform each) {
    return each.schema(TransformSettings.NONE).fields().stream()
        .map(Field::name)
        .filter(names::contains)
        .toList();
  }

  /// Returns the texts in backticks of the row of `transform`, without its name.
  private static List<String> codeInRow(String transform) throws IOException {
    String row =
        Files.readAllLines(DOCUMENT).stream()
            .filter(line -> line.startsWith("| `" + transform + "` |"))
            .findFirst()
            .orElseThrow();
    return CODE.matcher(row).results().map((MatchResult found) -> found.group(1)).skip(1).toList();
  }

  private static Set<String> ownNames(BuiltInTransform transform) {
    return transform.schema(TransformSettings.NONE).fields().stream()
        .filter(field -> !field.equals(Schema.UNMATCHED))
        .map(Field::name)
        .collect(toCollection(LinkedHashSet::new));
  }

  @Test
  void unmatchedLinesAreDeclared() {
    assertTrue(BuiltInTransform.SYSLOG.schema(TransformSettings.NONE).has("message"));
    assertTrue(BuiltInTransform.PATTERN.schema(TransformSettings.NONE).has("message"));
    assertEquals(
        1, count("message", BuiltInTransform.POSTGRESQL_LOG.schema(TransformSettings.NONE)));
    assertFalse(BuiltInTransform.SPLUNK_HEC.schema(TransformSettings.NONE).has("message"));
  }

  @Test
  void fieldsOfUsersAreOpen() {
    assertFalse(BuiltInTransform.PATTERN.schema(TransformSettings.NONE).closed());
    assertFalse(BuiltInTransform.MYSQL_SLOW_LOG.schema(TransformSettings.NONE).closed());
    assertFalse(Transforms.named("example.CompactLines", TransformSettings.NONE).schema().closed());
    assertTrue(BuiltInTransform.JSON.schema(TransformSettings.NONE).closed());
  }

  @Test
  void configuredFlowLogHasItsFields() {
    TransformSettings settings =
        new TransformSettings(
            Map.of(TransformSetting.VPC_FLOW_LOG_FORMAT, "${ecs-task-id} ${new-one} ${bytes}"));
    assertEquals(
        List.of(
            new Field("ecs-task-id", Field.Type.STRING, "id of the ECS task"),
            new Field("new-one", Field.Type.STRING, "field that is not known here"),
            new Field("bytes", Field.Type.INTEGER, "bytes"),
            Schema.UNMATCHED),
        BuiltInTransform.VPC_FLOW_LOG.schema(settings).fields());
  }

  private static long count(String name, Schema schema) {
    return schema.fields().stream().filter(field -> field.name().equals(name)).count();
  }
}
