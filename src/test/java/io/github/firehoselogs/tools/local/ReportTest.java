package io.github.firehoselogs.tools.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.tools.local.Report.Delivered;
import io.github.firehoselogs.tools.stream.Counts;
import io.github.firehoselogs.tools.stream.Objects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {
  @Test
  void tableTellsEverything() {
    Counts counts = new Counts(3, 40, 2, 1, 0, 123_456, 1_234_567);
    SortedMap<String, Objects> objects = new TreeMap<>();
    objects.put("logs/i-1/", new Objects(2, 1_200_000));
    objects.put("errors/processing-failed/", new Objects(1, 34_567));
    assertEquals(
        """
        records                   41  envelopes that CloudWatch Logs sent
        events                 9,000  log events in them
        delivered                 40  records answered Ok
        dropped                    2  records answered Dropped: put back unchanged, or empty
        failed                     1  records answered ProcessingFailed
        put back                   2  records that were put back
        invocations                3
        bytes in             123,456  gzipped
        bytes out          1,234,567  delivered

             objects           bytes  prefix
                   1          34,567  errors/processing-failed/
                   2       1,200,000  logs/i-1/
        """,
        new Report(9_000, 41, counts, 2, new Delivered(objects, new TreeMap<>()))
            .table()
            .replace("\r\n", "\n"));
  }

  @Test
  void recordsWithoutPartitionAreShownWhereThereAreAny() {
    Report report =
        new Report(
            1, 1, Counts.WITHOUT_PARTITION, 0, new Delivered(new TreeMap<>(), new TreeMap<>()));
    assertTrue(report.table().contains("no partition               1  records answered Ok"));
  }

  @Test
  void documentsOfTheFunctionAreShown(@TempDir Path folder) throws IOException {
    Path log = folder.resolve("log");
    Files.writeString(
        log,
        """
        {"level":"WARN","recordId":"1","reason":"NOT_INDEXED"}
        {"_aws":{"Timestamp":1},"DocumentsIndexed":40,"DocumentsRefused.HTTP_413":2,"NotIndexed":1}
        not JSON
        {"DocumentsIndexed":2,"DocumentsAlreadyIndexed":3,"DocumentsLeftOver":4}
        """);

    Report report = delivering(Map.of()).with(IndexedDocuments.inLog(log));

    assertFalse(report.isComplete());
    assertEquals(2, report.refused());
    List<String> lines = report.table().lines().toList();
    assertTrue(
        lines.containsAll(
            List.of(
                "indexed                   42  documents that the function indexed",
                "there already               3  documents that were indexed before",
                "left over                  4  documents not taken in time, and put back",
                "           2  HTTP_413")),
        report::table);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NotIndexed", "TooManyRounds", "NotPutBack"})
  void failedRecordMeansIncomplete(String counter, @TempDir Path folder) throws IOException {
    Path log = Files.writeString(folder.resolve("log"), "{\"" + counter + "\":1}");
    assertFalse(delivering(Map.of()).with(IndexedDocuments.inLog(log)).isComplete());
    assertTrue(delivering(Map.of()).isComplete());
    assertFalse(delivering(Map.of("type", 1L)).isComplete());
  }

  private static Report delivering(Map<String, Long> refused) {
    return new Report(1, 1, Counts.NONE, 0, new Delivered(new TreeMap<>(), new TreeMap<>(refused)));
  }

  @Test
  void refusedDocumentsAreShownByType() {
    SortedMap<String, Long> refused =
        new TreeMap<>(Map.of("mapper_parsing_exception", 1_200L, "HTTP 400, x", 3L));
    Report report = new Report(1, 1, Counts.NONE, 0, new Delivered(new TreeMap<>(), refused));
    assertEquals(1_203, report.refused());
    assertTrue(
        report
            .table()
            .replace("\r\n", "\n")
            .endsWith(
                """

                     refused  error of the documents
                           3  HTTP 400, x
                       1,200  mapper_parsing_exception
                """),
        report::table);
  }

  @ParameterizedTest(name = "{0} prefixes")
  @CsvSource({"20, 20, false", "21, 20, true", "1020, 20, true"})
  void twentyPrefixesAreShown(int prefixes, int shown, boolean more) {
    SortedMap<String, Objects> objects = new TreeMap<>();
    for (int i = 0; i < prefixes; i++) {
      objects.put("prefix-" + i + "/", new Objects(1, 1));
    }
    List<String> lines =
        new Report(1, 1, Counts.NONE, 0, new Delivered(objects, new TreeMap<>()))
            .table()
            .lines()
            .toList();
    assertEquals(shown, lines.stream().filter(line -> line.contains("prefix-")).count());
    assertEquals(more, lines.getLast().strip().startsWith("and "));
  }
}
