package io.github.firehoselogs.searchnode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.FirehoseLogsHandler;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.format.SampleLines;
import io.github.firehoselogs.format.Schema;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.mapping.IndexableJson;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.tools.given.GivenContext;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.tools.given.GivenEvent;
import io.github.firehoselogs.tools.given.GivenStreams;
import io.github.firehoselogs.tools.runtime.ForkedSearchNode;
import io.github.firehoselogs.tools.schema.OpenSearchTemplate;
import io.github.firehoselogs.transform.BuiltInTransform;
import io.github.firehoselogs.transform.TransformSettings;
import io.github.firehoselogs.transform.Transforms;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Compares [IndexableJson] with a real node, which must also accept the documents of every
/// transform.
class DynamicMappingTest {
  /// The mapping from the documentation. Without it, the first time would make its field a date,
  /// and times in another form would be refused.
  private static final String MAPPINGS =
      """
      {"date_detection":false,"properties":{"json":{"type":"flat_object"}}}
      """;

  /// Objects with the expected verdict: `yes`, `no`, or `no, though` the node accepts it.
  private static final List<String> OBJECTS =
      List.of(
          "yes {}",
          "yes {'a':null,'b':[],'c':{},'d':[[],[null]]}",
          "yes {'x':{'a':1},'y':{'a':'1'}}",
          "yes {'a':[{'b':1},{'b':2},null]}",
          "no {'a':1,'a':2}",
          "no {'a':1,'\\u0061':2}",
          "no {'x':[{'a':{},'a':{}}]}",
          "no {'a.b':1,'a':{'b':1},'a.b':1}",
          "no {'':1}",
          "no {'a':{'':null}}",
          "no {'.':1}",
          "no {'..':{}}",
          "no {'.a':1}",
          "no {'a..b':1}",
          "no, though {'a.':1}",
          "no, though {'a..':1}",
          "no {'\\u002e\\u002e':null,'b':1}",
          "no {' ':1}",
          "no {'\\t':1}",
          "no {'a. .b':1}",
          "no {' .a':1}",
          "no {'a.\u3000.b':1}",
          "no {'\\u2003':1}",
          "no, though {' ':null}",
          "yes {' a':1,'b ':1,'a . b':1}",
          "yes {'\u00a0':1,'\\u0000':1,'\u200b':1,'\u007f':1}",
          "yes {'日本':1,'😀':2,'\\ud83d\\ude01':3,'*':1,'_id':1,'_source':1}",
          "no {'\\ud83d':1}",
          "no {'\\ude00':1}",
          "yes {'a':'\\ud83d','b':'\\ude00x'}",
          "no {'a':1,'a.b':2}",
          "no {'a.b':2,'a':1}",
          "no {'a.b':1,'a.b.c':2}",
          "no {'a.b':1,'a':{'b':{'c':1}}}",
          "no {'a':'x','a.keyword':'y'}",
          "yes {'a':{'c':1},'a.b':2}",
          "yes {'a.b':1,'a':{'b':2}}",
          "yes {'a':null,'a.b':2}",
          "yes {'a':[],'a.b':2}",
          "no {'a':[1,{'b':1}]}",
          "no {'a':[{},1]}",
          "no {'a':[1,'x']}",
          "no {'a':[1,2.5]}",
          "no {'a':[1,1e0]}",
          "no {'a':[true,1]}",
          "no {'a':[{'b':1},{'b':'x'}]}",
          "no {'a':[['x'],[[1]]]}",
          "yes {'a':[1,-2,null,[3]],'b':[true,false],'c':[1.5,2e3]}",
          "yes {'a':['2024-02-28','2024-06-10T06:13:20,5+09:00','2024-06-10T06:13:20.123Z']}",
          "no {'a':['2024-06-10','x']}",
          "no {'a':['2024-06-10','2024-13-10']}",
          "no {'a':['2024-06-10','2024-06-10T06:13:60Z']}",
          "no, though {'a':['2024-06','2024-07']}",
          "no, though {'a':['2024-02-29','2024-02-29']}",
          "yes {'a':['2024-02-29'],'b':['2024','x'],'c':['10:00:00','x'],'d':['20240610','x']}",
          "yes {'a':9223372036854775807,'b':-9223372036854775808,'c':-0}",
          "no {'a':9223372036854775808}",
          "no {'a':-9223372036854775809}",
          "no {'a':[1,123456789012345678901234567890]}",
          "yes {'a':3.4e38,'b':1e-400,'c':0.1e-50,'d':-0.0,'e':111111111111111111111111111111.5}",
          "yes {'a':1111111111111111111111111111111111111111e-30}",
          "no {'a':3.5e38}",
          "no {'a':-1e400}",
          "no {'a':1e99999999999}",
          "no {'a':1111111111111111111111111111111111111111.5}",
          "yes " + levels(19, "1"),
          "no " + levels(20, "1"),
          "yes " + levels(18, "{}"),
          "no " + levels(19, "{}"),
          "yes " + levels(19, "[]"),
          "no " + levels(20, "null"),
          "no " + levels(19, "[{}]"),
          "yes {'" + "a.".repeat(18) + "a':1}",
          "no {'" + "a.".repeat(19) + "a':1}",
          "no {'" + "a.".repeat(18) + "a':{}}",
          "no " + levels(18, "{'a.a':1}"),
          "yes {'a':" + "[".repeat(20) + "1" + "]".repeat(20) + "}",
          "no {'a':" + "[".repeat(21) + "1" + "]".repeat(21) + "}",
          "no {'a':"
              + "[".repeat(12)
              + "{'b':"
              + "[".repeat(12)
              + "]".repeat(12)
              + "}"
              + "]".repeat(12)
              + "}",
          "yes {'" + "n".repeat(50_000) + "':1}",
          "no {'" + "n".repeat(50_001) + "':1}",
          "yes {'a':'" + "x".repeat(100_000) + "'}");

  /// The number of objects in one index. A mapping grows with each object, and so does the time for
  /// the next one.
  private static final int OBJECTS_IN_AN_INDEX = 50;

  /// The number of shuffled orders. The other orders are forward and reverse.
  private static final int SHUFFLES = Integer.getInteger("search.orders", 1);

  @TempDir private static Path folder;

  @AutoClose private static ForkedSearchNode node;
  @AutoClose private static SearchClient client;

  @BeforeAll
  static void startNode() {
    node = new ForkedSearchNode(folder);
    client = new SearchClient(node.uri());
  }

  private static String levels(int count, String value) {
    return "{'a':".repeat(count) + value + "}".repeat(count);
  }

  @Test
  void sameObjectsAreRefusedAsByTheNode() {
    List<String> objects =
        OBJECTS.stream().map(each -> each.substring(each.indexOf('{')).replace('\'', '"')).toList();
    List<Boolean> taken = takenByNode("table", objects);
    for (int i = 0; i < objects.size(); i++) {
      String verdict = OBJECTS.get(i).substring(0, OBJECTS.get(i).indexOf(" {"));
      String row = shortened(OBJECTS.get(i));
      assertEquals(verdict.equals("yes"), isIndexable(objects.get(i)), row);
      assertEquals(!verdict.equals("no"), taken.get(i), row);
    }
  }

  @Test
  void indexableObjectsAreAccepted() {
    long seed = 20;
    Random random = new Random(seed);
    List<String> objects =
        Stream.generate(() -> object(random, 0))
            .filter(DynamicMappingTest::isIndexable)
            .limit(200)
            .toList();
    List<Boolean> taken = takenByNode("random", objects);
    for (int i = 0; i < objects.size(); i++) {
      assertTrue(taken.get(i), "seed " + seed + ": " + objects.get(i));
    }
  }

  private static String object(Random random, int depth) {
    String[] names = {"a", "b", "c", "a.b", "b.a.c", "\\u0061", "", ".", "a.", " ", "é", "c.c"};
    StringBuilder object = new StringBuilder("{");
    for (int i = random.nextInt(5); i > 0; i--) {
      String name = names[random.nextInt(random.nextInt(8) == 0 ? names.length : 5)];
      object.append('"').append(name).append("\": ").append(value(random, depth));
      object.append(i > 1 ? ", " : "");
    }
    return object.append('}').toString();
  }

  private static String value(Random random, int depth) {
    String[] scalars = {
      "1",
      "-7",
      "2.5",
      "1e5",
      "1e38",
      "3.41e38",
      "9223372036854775807",
      "9223372036854775808",
      "true",
      "null",
      "\"x\"",
      "\"\"",
      "\"2024-06-10\"",
      "\"2024-06-10T06:13:20Z\"",
      "\"2024-06\"",
      "\"2024-06-31\"",
      "\"2024/06/10\"",
      "\"-2024-06-10\"",
      "\"2024\"",
      "\"\\u00322024-06-10\"",
      "\"2024\\u002d06-10\"",
      "[]",
      "{}"
    };
    return switch (random.nextInt(depth < 4 ? 5 : 3)) {
      case 3 -> object(random, depth + 1);
      case 4 -> "[" + value(random, depth + 1) + "," + value(random, depth + 1) + "]";
      default -> scalars[random.nextInt(scalars.length)];
    };
  }

  /// Returns for each of `objects` whether the node accepts it. Each is in a field of its own, so
  /// that they do not affect each other.
  private static List<Boolean> takenByNode(String name, List<String> objects) {
    List<Boolean> taken = new ArrayList<>();
    for (int i = 0; i < objects.size(); i++) {
      if (i % OBJECTS_IN_AN_INDEX == 0) {
        client.createIndex(name + "-" + i, "{}", 100_000);
      }
      String index = name + "-" + (i - i % OBJECTS_IN_AN_INDEX);
      String document = "{\"f" + i + "\":" + objects.get(i) + "}";
      SearchClient.Bulk bulk = client.bulk(index, List.of(document.getBytes(UTF_8)));
      taken.add(bulk.status() == 200 && bulk.errors().isEmpty());
    }
    return taken;
  }

  private static boolean isIndexable(String object) {
    byte[] json = object.getBytes(UTF_8);
    return IndexableJson.appendObject(json, 0, json.length, new Utf8Builder(json.length));
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(text.length(), 120));
  }

  @Test
  void maxFieldsFitIntoAnIndex() {
    for (String value : List.of("1", "\"x\"", "{}", "\"2024-06-10\"", "\"2024-06\"")) {
      String largest = "";
      for (int fields = 440; isIndexable(objectOf(fields, value)); fields++) {
        largest = objectOf(fields, value);
      }
      String index = "fields";
      client.createIndex(index);
      List<byte[]> documents = documents("json", List.of("text", largest));
      assertTrue(new String(documents.get(1), UTF_8).contains("\"json\":{"), value);
      assertEquals(List.of(), client.bulk(index, documents).errors(), value);
      client.deleteIndex(index);
    }
  }

  private static String objectOf(int fields, String value) {
    StringBuilder object = new StringBuilder();
    for (int i = 0; i < fields; i++) {
      object.append(i == 0 ? "{" : ",").append("\"f").append(i).append("\":").append(value);
    }
    return object.append('}').toString();
  }

  /// Returns the transforms whose lines are documents. `splunk-hec` is not one of them: its events
  /// are strings or objects.
  static List<String> transforms() {
    return Transforms.names().stream()
        .filter(each -> !each.equals("message") && !each.equals("splunk-hec"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("transforms")
  void documentsAreAcceptedInAnyOrder(String transform) {
    List<byte[]> documents = documents(transform, SampleLines.messages());
    List<List<byte[]>> orders = new ArrayList<>(List.of(documents, documents.reversed()));
    for (long seed = 1; seed <= SHUFFLES; seed++) {
      List<byte[]> shuffled = new ArrayList<>(documents);
      Collections.shuffle(shuffled, new Random(seed));
      orders.add(shuffled);
    }
    for (int i = 0; i < orders.size(); i++) {
      String index = transform + "-" + i;
      client.createIndex(index, MAPPINGS, 1000);
      SearchClient.Bulk bulk = client.bulk(index, orders.get(i));
      assertEquals(new SearchClient.Bulk(200, List.of()), bulk, "order " + i);
      client.deleteIndex(index);
    }
  }

  @ParameterizedTest
  @MethodSource("transforms")
  void documentsFitTheIndexTemplate(String transform) {
    Schema schema = schema(transform);
    String index = "declared-" + transform;
    client.put("_index_template/" + index, OpenSearchTemplate.of(schema, index + "*"));
    List<byte[]> documents = documents(transform, SampleLines.messages());
    assertEquals(new SearchClient.Bulk(200, List.of()), client.bulk(index, documents));
    client.refresh(index);
    assertEquals(documents.size(), client.count(index));
    List<String> errors = client.bulk(index, List.of("{\"new\":1}".getBytes(UTF_8))).errors();
    assertEquals(schema.closed() ? 1 : 0, errors.size(), errors::toString);
    client.deleteIndex(index);
  }

  private static Schema schema(String transform) {
    return Stream.of(BuiltInTransform.values())
        .filter(each -> each.transformName().equals(transform))
        .findFirst()
        .orElseThrow()
        .schema(TransformSettings.NONE);
  }

  @Test
  void flatObjectAcceptsDifferentTypes() {
    client.createIndex("flat", MAPPINGS, 1000);
    assertEquals(List.of(), client.bulk("flat", differing("x".repeat(32_000))).errors());
  }

  @Test
  void disabledObjectAcceptsAnything() {
    String mappings = MAPPINGS.replace("\"flat_object\"", "\"object\",\"enabled\":false");
    client.createIndex("disabled", mappings, 1000);
    assertEquals(List.of(), client.bulk("disabled", differing("x".repeat(100_000))).errors());
  }

  /// Returns documents whose `json` has the field `a` with a different type in each, and `longest`
  /// as a value and as a name.
  private static List<byte[]> differing(String longest) {
    List<String> messages =
        new ArrayList<>(
            List.of("{\"a\":\"" + longest + "\"}", "{\"" + longest.substring(0, 30_000) + "\":1}"));
    for (String value :
        List.of("1", "{\"b\":1}", "[[{\"b\":{}}]]", "1.5", "true", "null", "\"2024-06-10\"")) {
      messages.add("{\"a\":" + value + "}");
    }
    List<byte[]> documents = documents("json", messages);
    documents.forEach(each -> assertTrue(new String(each, UTF_8).contains("\"json\":{")));
    return documents;
  }

  /// Returns the function's output for each message, unmatched ones included.
  private static List<byte[]> documents(String transform, List<String> messages) {
    Map<String, String> settings = new HashMap<>();
    settings.put("TRANSFORM", transform);
    settings.put("PARTITION_KEYS", "");
    if (transform.equals("pattern")) {
      settings.put("PATTERN", "(?s)^(?<first>\\S+)( (?<second>\\S+))?(?<rest>.*)$");
    }
    GivenEvent event = GivenEvent.directPut();
    for (int i = 0; i < messages.size(); i++) {
      event.with("r" + i, GivenEnvelope.of(messages.get(i)));
    }
    FirehoseLogsHandler handler =
        new FirehoseLogsHandler(Settings.from(settings), new GivenStreams().targets(), _ -> {});
    List<byte[]> documents = new ArrayList<>();
    for (Outcome outcome : handler.handleRequest(event.read(), new GivenContext()).records()) {
      switch (outcome) {
        case Outcome.Ok ok -> documents.add(ok.data());
        case Outcome.Dropped dropped -> throw new AssertionError(dropped);
        case Outcome.ProcessingFailed failed -> throw new AssertionError(failed);
      }
    }
    return documents;
  }
}
