package io.github.firehoselogs.format.postgresql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.format.ColumnMutations;
import io.github.firehoselogs.format.ColumnMutations.Kind;
import io.github.firehoselogs.format.ColumnMutations.Mutant;
import io.github.firehoselogs.format.Lines;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PgAuditTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PREFIX = "2023-11-14 22:13:20 UTC:10.0.0.1(7):app@shop:[7]:";
  private static final long SEED = 5_432;
  private static final int RUNS = 20_000;

  private static final List<String> NAMES =
      List.of(
          "audit_type",
          "statement_id",
          "substatement_id",
          "class",
          "command",
          "object_type",
          "object_name",
          "statement",
          "parameter");

  private static final List<Set<Integer>> GROUPS =
      List.of(Set.of(1, 2), Set.of(4, 5), Set.of(6, 7, 8));

  /// Messages of pgAudit's documentation and tests, and variations of them.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          SESSION,2,1,READ,SELECT,,,select * from account,<not logged>       | "audit_type":"SESSION","statement_id":2,"substatement_id":1,"class":"READ","command":"SELECT","statement":"select * from account","parameter":"<not logged>"
          OBJECT,1,1,WRITE,UPDATE,TABLE,public.account,update a,<none>,0     | "audit_type":"OBJECT","statement_id":1,"substatement_id":1,"class":"WRITE","command":"UPDATE","object_type":"TABLE","object_name":"public.account","statement":"update a","parameter":"<none>","rows":0
          SESSION,1,1,ROLE,GRANT,TABLE,,"grant select, insert on a to b",    | "audit_type":"SESSION","statement_id":1,"substatement_id":1,"class":"ROLE","command":"GRANT","object_type":"TABLE","statement":"grant select, insert on a to b"
          SESSION,1,1,FUNCTION,DO,,,"do $$ begin raise '""'; end $$",<none>  | "audit_type":"SESSION","statement_id":1,"substatement_id":1,"class":"FUNCTION","command":"DO","statement":"do $$ begin raise '\\"'; end $$","parameter":"<none>"
          SESSION,1,1,MISC,???,,,""\"",""                                    | "audit_type":"SESSION","statement_id":1,"substatement_id":1,"class":"MISC","command":"???","statement":"\\"","parameter":""
          SESSION,9223372036854775807,1,READ,SELECT,VIEW,"public.""a,b""\",日本,"é,"  | "audit_type":"SESSION","statement_id":9223372036854775807,"substatement_id":1,"class":"READ","command":"SELECT","object_type":"VIEW","object_name":"public.\\"a,b\\"","statement":"日本","parameter":"é,"
          """)
  void valuesAreRead(String csv, String audit) {
    assertEquals(
        line("\"audit\":{" + audit + "}"),
        Lines.through("postgresql-log", PREFIX + "LOG:  AUDIT: " + csv));
  }

  private static String line(String rest) {
    return "{\"log_time\":\"2023-11-14 22:13:20 UTC\",\"connection_from\":\"10.0.0.1(7)\","
        + "\"user_name\":\"app\",\"database_name\":\"shop\",\"process_id\":7,"
        + "\"error_severity\":\"LOG\","
        + rest
        + "}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SESSION",
        "SESSION,1,1,READ,SELECT,,,select 1",
        "SESSION,1,1,READ,SELECT,,,select 1,<none>,7,8",
        "SESSION,1,1,READ,SELECT,,,select 1,<none>,x",
        "SESSION,1,1,READ,SELECT,,,select 1,<none>,",
        "SESSION,01,1,READ,SELECT,,,select 1,<none>",
        "SESSION,1,,READ,SELECT,,,select 1,<none>",
        "SESSION,1,9223372036854775808,READ,SELECT,,,select 1,<none>",
        "session,1,1,READ,SELECT,,,select 1,<none>",
        "SESSION,1,1,READS,SELECT,,,select 1,<none>",
        "SESSION,1,1,READ,,,,select 1,<none>",
        "SESSION,1,1,READ,select,,,select 1,<none>",
        "SESSION,1,1,READ,\"SELECT\",,,select 1,<none>",
        "SESSION,1,1,READ,SELECT,TABLE1,,select 1,<none>",
        "SESSION,1,1,READ,SELECT,,,select \"a\",<none>",
        "SESSION,1,1,READ,SELECT,,,\"select 1,<none>",
        "SESSION,1,1,READ,SELECT,,,\"select 1\"\",<none>",
        "SESSION,1,1,READ,SELECT,,,\"select\" 1,<none>",
        " SESSION,1,1,READ,SELECT,,,select 1,<none>",
        "SESSION,1,1,READ,SELECT,,,select 1,<none> ,",
      })
  void otherTextStaysAMessage(String csv) throws JsonProcessingException {
    JsonNode fields =
        JSON.readTree(Lines.through("postgresql-log", PREFIX + "LOG:  AUDIT: " + csv));
    assertEquals("AUDIT: " + csv, fields.path("message").asText());
    assertFalse(fields.has("audit"));
  }

  @Test
  void linesOfAStatementAreKept() throws JsonProcessingException {
    String csv = "SESSION,1,1,DDL,DROP TABLE,TABLE,a,\"drop table\r\n\ta\n\t, b\",<none>\n";
    JsonNode fields =
        JSON.readTree(Lines.through("postgresql-log", PREFIX + "LOG:  AUDIT: " + csv));
    assertEquals("drop table\r\n\ta\n\t, b", fields.at("/audit/statement").asText());
    assertFalse(fields.has("message"));
  }

  @Test
  void mutantsAreCorrectOrAMessage() throws JsonProcessingException {
    System.out.println("PgAuditTest: seed " + SEED);
    Random random = new Random(SEED);
    ColumnMutations mutations = new ColumnMutations(random, List.of("", "x", "READ", "\"a\"\"\""));
    int audits = 0;
    for (int run = 0; run < RUNS; run++) {
      List<String> values = values(random);
      Mutant mutant = mutations.next(values);
      String csv = mutant.line(",");
      String where = "seed " + SEED + ", run " + run + ": " + csv;
      JsonNode fields =
          JSON.readTree(Lines.through("postgresql-log", PREFIX + "LOG:  AUDIT: " + csv));
      JsonNode audit = fields.path("audit");
      assertEquals(audit.isMissingNode(), fields.has("message"), where);
      assertTrue(audit.isMissingNode() || mutant.kind() == Kind.SWAP, where);
      for (int i = 0; i < NAMES.size() && !audit.isMissingNode(); i++) {
        assertTrue(allowed(i, values).contains(audit.path(NAMES.get(i)).asText()), where);
      }
      audits += audit.isMissingNode() ? 0 : 1;
    }
    assertTrue(audits > RUNS / 50, "nearly everything was a message");
  }

  private static List<String> allowed(int index, List<String> values) {
    return GROUPS.stream()
        .filter(group -> group.contains(index))
        .findFirst()
        .orElse(Set.of(index))
        .stream()
        .map(values::get)
        .map(value -> value.replaceAll("^\"|\"$", "").replace("\"\"", "\""))
        .toList();
  }

  private static List<String> values(Random random) {
    return List.of(
        random.nextBoolean() ? "SESSION" : "OBJECT",
        "" + (10 + random.nextInt(1000)),
        "" + (1 + random.nextInt(9)),
        random.nextBoolean() ? "READ" : "DDL",
        random.nextBoolean() ? "SELECT" : "CREATE TABLE",
        random.nextBoolean() ? "TABLE" : "MATERIALIZED VIEW",
        "public.account",
        random.nextBoolean() ? "select 1" : "\"select \"\"a\"\", b\"",
        random.nextBoolean() ? "<none>" : "\"a,b\"");
  }
}
