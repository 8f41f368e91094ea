package io.github.firehoselogs.tools.simulation.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.firehoselogs.tools.simulation.search.BulkRequest.Document;
import io.github.firehoselogs.tools.simulation.search.BulkRequest.MalformedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BulkRequestTest {
  private static final String PATH = "/logs/_bulk?filter_path=items.*.status&pipeline=geo-ip";
  private static final String ACTION = "{\"create\":{\"_id\":\"a\"}}\n";
  private static final String DOCUMENT = "{\"message\":\"7 text\"}\n";

  @Test
  void documentsAreRead() throws MalformedException {
    BulkRequest request =
        read(PATH, ACTION + DOCUMENT + ACTION.replace("\"a\"", "\"b\"") + "{\"event\":\"8 \"}\n");
    assertEquals("logs", request.index());
    assertEquals(
        List.of(new Document("a", "7 text"), new Document("b", "8 ")), request.documents());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/_bulk",
        "/logs/_doc",
        "//_bulk",
        "/Logs/_bulk",
        "/_logs/_bulk",
        "/.logs/_bulk",
        "/lo gs/_bulk",
        "/lo:gs/_bulk",
        "/logs/x/_bulk",
        "/logs/_bulk?filterpath=items",
        "/logs/_bulk?filter_path"
      })
  void invalidPathIsRefused(String path) {
    assertThrows(MalformedException.class, () -> read(path, ACTION + DOCUMENT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "                                                | a body without lines",
        "{'create':{'_id':'a'}}⏎                         | an action alone",
        "{'create':{'_id':'a'}}⏎{'message':'7 '}         | no line feed at the end",
        "{'create':{'_id':'a'}}⏎{'message':⏎'7 '}⏎       | a document on two lines",
        "{'create':{'_id':'a'}}⏎⏎                        | an empty document",
        "{'create':{'_id':'a'}}⏎{'message':'7 '}{}⏎      | two documents on a line",
        "{'create':{'_id':'a'}}⏎['7 ']⏎                  | an array",
        "{'create':{'_id':'a'}}⏎{'message':'text'}⏎      | no message of a log event",
        "{'create':{'_id':'a'}}⏎{'a':1,'message':'7 ','a':2}⏎ | a name twice",
        "{'create':{'_id':''}}⏎{'message':'7 '}⏎         | an empty id",
        "{'create':{}}⏎{'message':'7 '}⏎                 | no id",
        "{'create':{'_id':'a','_index':'b'}}⏎{'message':'7 '}⏎ | another index",
        "{'index':{'_id':'a'}}⏎{'message':'7 '}⏎         | another action"
      })
  void invalidBodyIsRefused(String body, String problem) {
    String json = body == null ? "" : body.strip().replace('\'', '"').replace('⏎', '\n');
    assertThrows(MalformedException.class, () -> read(PATH, json), problem);
  }

  private static BulkRequest read(String path, String body) throws MalformedException {
    byte[] bytes = body.getBytes(UTF_8);
    return BulkRequest.read(path, bytes, bytes.length);
  }
}
