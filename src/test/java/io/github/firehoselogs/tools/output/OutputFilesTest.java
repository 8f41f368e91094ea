package io.github.firehoselogs.tools.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.firehoselogs.tools.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputFilesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "target/delivery,   target/delivery-report.html",
    "target/delivery/,  target/delivery-report.html",
    "delivery,          delivery-report.html",
    "a/./b/../delivery, a/delivery-report.html",
    "/tmp/x,            /tmp/x-report.html"
  })
  void filesAreNamedAfterTheFolder(String out, Path report) {
    assertEquals(report, OutputFiles.of(out).report());
    assertEquals(
        report.resolveSibling(
            report.getFileName().toString().replace("report.html", "function.log")),
        OutputFiles.of(out).log());
  }

  @Test
  void folderWithoutANameHasItsOwnName() {
    Path here = Path.of("").toAbsolutePath();
    assertEquals(
        here.resolveSibling(here.getFileName() + "-report.html"), OutputFiles.of(".").report());
    Path above = here.resolveSibling("x").resolve("..").normalize();
    assertEquals(
        above.resolveSibling(above.getFileName() + "-report.html"), OutputFiles.of("..").report());
  }

  @Test
  void ownLogIsNoInput() throws IOException {
    OutputFiles files = new OutputFiles(folder.resolve("out"));
    Files.writeString(files.log(), "x");
    files.checkNotRead(List.of("-", "nowhere", folder.toString()));
    assertThrows(
        BadInputException.class, () -> files.checkNotRead(List.of(files.log().toString())));
  }

  @Test
  void secondRunIsRefused() throws IOException {
    OutputFiles files = new OutputFiles(folder.resolve("new/out"));
    try (OutputLock _ = OutputLock.of(files)) {
      assertEquals(
          "--out: '"
              + files.folder()
              + "' is the output folder of a run that has not ended; wait for it, or name another"
              + " folder",
          assertThrows(BadInputException.class, () -> OutputLock.of(files)).getMessage());
      OutputLock.of(new OutputFiles(folder.resolve("new/other"))).close();
    }
    OutputLock.of(files).close();
  }

  @Test
  void lockOfADeadProcessIsNone() throws IOException {
    OutputFiles files = new OutputFiles(folder.resolve("out"));
    Files.createFile(files.lock());
    OutputLock.of(files).close();
  }
}
