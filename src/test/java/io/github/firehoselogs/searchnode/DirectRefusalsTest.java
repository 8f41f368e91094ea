package io.github.firehoselogs.searchnode;

import static io.github.firehoselogs.searchnode.DirectFunction.record;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.firehoselogs.api.LogEvent;
import io.github.firehoselogs.api.LogEventTransform;
import io.github.firehoselogs.api.Output;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.searchnode.DirectFunction.Pass;
import io.github.firehoselogs.tools.runtime.ForkedSearchNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One-pass indexing in a real node that refuses documents: for good, or for some time.
class DirectRefusalsTest {
  @TempDir private static Path folder;

  @AutoClose private static ForkedSearchNode node;
  @AutoClose private static SearchClient client;

  /// Writes the message unchanged.
  public static final class Unchanged implements LogEventTransform {
    @Override
    public boolean transform(LogEvent logEvent, Output output) {
      output.append(logEvent.message());
      return true;
    }
  }

  @BeforeAll
  static void startNode() {
    DirectFunction.setCredentials();
    node = new ForkedSearchNode(folder);
    client = new SearchClient(node.uri());
  }

  @AfterAll
  static void clearCredentials() {
    DirectFunction.clearCredentials();
  }

  private static DirectFunction function(String index, String... more) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("TRANSFORM", "json");
    environment.put("OPENSEARCH_INDEX", index);
    for (int i = 0; i < more.length; i += 2) {
      environment.put(more[i], more[i + 1]);
    }
    return new DirectFunction(node.uri(), environment);
  }

  @Test
  void ownTransformCannotInjectDocuments() {
    DirectFunction function = function("own", "TRANSFORM", Unchanged.class.getName());

    Pass pass =
        function.pass(
            record(
                "{\"good\":1}\n",
                "{\"a\":1}\n{\"index\":{\"_index\":\"stolen\"}}\n{\"b\":1}\n",
                "{\"a\":\r\n1}\n",
                "{\"a\":1}",
                "{\"a\":1} {\"b\":1}\n",
                "[1]\n",
                "text\n",
                "\n"),
            record("{\"good\":2}\n"));

    assertEquals("OpenSearch refused 7 of 8 documents: not_one_json_object (7)", pass.detail(0));
    assertInstanceOf(Outcome.Dropped.class, pass.outcomes().get(1));
    assertEquals(7, pass.count("DocumentsRefused.not_one_json_object"), pass.log());
    assertEquals(1, pass.count("NotIndexed"), pass.log());
    client.refresh("own");
    assertEquals(2, client.count("own"));
    assertFalse(client.hasIndex("stolen"));
  }

  @Test
  void redriveCompletesAfterMappingIsFixed() {
    client.createIndex(
        "strict",
        """
        {"dynamic":"strict","properties":{"id":{"type":"keyword"},"timestamp":{"type":"date"},
         "json":{"properties":{"n":{"type":"long"}}},"owner":{"type":"keyword"},
         "logGroup":{"type":"keyword"},"logStream":{"type":"keyword"},
         "subscriptionFilters":{"type":"keyword"}}}
        """,
        100);
    byte[] mixed = record("{\"n\":1}", "passw0rd", "{\"n\":2}", "passw0rd");
    byte[] wrong = record("{\"n\":4}", "{\"n\":\"passw0rd\"}");
    byte[] good = record("{\"n\":3}");
    DirectFunction function = function("strict");

    Pass pass = function.pass(mixed, good, wrong);

    assertEquals(
        "OpenSearch refused 2 of 4 documents: strict_dynamic_mapping_exception (2)",
        pass.detail(0));
    assertInstanceOf(Outcome.Dropped.class, pass.outcomes().get(1));
    assertEquals(
        "OpenSearch refused 1 of 2 documents: mapper_parsing_exception (1)", pass.detail(2));
    assertEquals(4, pass.count("DocumentsIndexed"), pass.log());
    assertEquals(3, pass.count("DocumentsRefused"), pass.log());
    assertEquals(2, pass.count("DocumentsRefused.strict_dynamic_mapping_exception"), pass.log());
    assertEquals(List.of(), pass.putBack());
    assertFalse(pass.log().contains("passw0rd"), pass.log());

    client.put("strict/_mapping", "{\"properties\":{\"message\":{\"type\":\"text\"}}}");
    Pass redrive = function.pass(mixed);

    assertInstanceOf(Outcome.Dropped.class, redrive.outcomes().getFirst());
    assertEquals(2, redrive.count("DocumentsIndexed"), redrive.log());
    assertEquals(2, redrive.count("DocumentsAlreadyIndexed"), redrive.log());
    client.refresh("strict");
    assertEquals(6, client.count("strict"));
  }

  @Test
  void missingPipelineFailsTheRecords() {
    DirectFunction function = function("unpiped", "OPENSEARCH_PIPELINE", "missing");

    Pass pass = function.pass(record("a", "b"), record("c"));

    assertEquals(
        "OpenSearch refused 2 of 2 documents: illegal_argument_exception (2)", pass.detail(0));
    assertEquals(2, pass.count("NotIndexed"), pass.log());
    assertEquals(List.of(), pass.putBack());
  }

  /// Each setting makes the node refuse documents for some time: item by item, or all at once.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "blocked/_settings | {'index.blocks.write':%s} | true",
        "blocked/_settings | {'index.blocks.read_only_allow_delete':%s} | true",
        "_cluster/settings | {'persistent':{'cluster.blocks.read_only':%s}} | true",
        "_cluster/settings | {'persistent':{'network.breaker.inflight_requests.limit':%s}} | '1kb'"
      })
  void temporaryRefusalPutsRecordsBack(String path, String setting, String value) {
    String json = setting.replace('\'', '"');
    String index = "blocked";
    client.createIndex(index);
    DirectFunction function = function(index);

    client.put(path, json.formatted(value.replace('\'', '"')));
    Pass pass = function.pass(record("a", "b".repeat(2_000)), record("c"));
    client.put(path, json.formatted("null"));

    pass.outcomes().forEach(each -> assertInstanceOf(Outcome.Dropped.class, each));
    assertEquals(3, pass.count("DocumentsLeftOver"), pass.log());
    assertEquals(2, pass.putBack().size());
    assertEquals(1, function.passes(pass.putBack()).size());
    client.refresh(index);
    assertEquals(3, client.count(index));
    client.deleteIndex(index);
  }
}
