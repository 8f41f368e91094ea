package io.github.firehoselogs.tools.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.firehoselogs.tools.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {
  @TempDir Path folder;

  private Path out = Path.of("target/delivery");

  @Test
  void logStreamIsNamedAfterTheFile() throws IOException {
    write("i-0abc.log", "x");
    assertEquals(List.of("i-0abc", "stdin"), streams("i-0abc.log", "-"));
  }

  @Test
  void folderIsSearchedInOrder() throws IOException {
    write("b.txt", "x");
    write("a.log", "x");
    write("c/d", "x");
    write(".hidden", "x");
    write("empty.log", "");
    assertEquals(List.of("a", "b", "d"), streams(""));
  }

  @Test
  void filesOfOneNameAreTwoLogStreams() throws IOException {
    write("a/x.log", "x");
    write("b/x.log", "x");
    assertEquals(List.of("x", "x-2"), streams(""));
  }

  @Test
  void nameHoldsWhatCloudWatchLogsTakes() throws IOException {
    write("app:1*.log", "x");
    assertEquals(List.of("app_1_"), streams(""));
  }

  @Test
  void rotatedLogIsDecompressed() throws IOException {
    Path file = folder.resolve("x.log.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("line\n".getBytes(UTF_8));
    }
    LogFile log = files(file.toString()).getFirst();
    assertEquals("x", log.logStream());
    try (InputStream in = log.opening().open()) {
      assertEquals("line\n", new String(in.readAllBytes(), UTF_8));
    }
  }

  @Test
  void missingFileIsNamed() {
    assertWrong("none.log", "does not exist; expected a file, a folder, or - for standard input");
  }

  @Test
  void emptyFileIsNamed() throws IOException {
    write("empty.log", "");
    assertWrong("empty.log", "is empty; expected a file with log lines");
  }

  @Test
  void folderWithoutLogsIsNamed() throws IOException {
    Files.createDirectory(folder.resolve("logs"));
    write("logs/empty.log", "");
    assertWrong("logs", "is a folder without a file that holds anything; name log files");
  }

  @Test
  void fileInTheOutputFolderIsNamed() throws IOException {
    write("out/x.log", "x");
    out = folder.resolve("out");
    assertWrong("out/x.log", "lies in the output folder, which is emptied first; set --out");
  }

  @Test
  void folderOfTheOutputIsNamed() throws IOException {
    write("logs/x.log", "x");
    out = folder.resolve("logs/deep/out");
    assertWrong("logs", "contains the output folder, which is emptied first; set --out");
    out = folder.resolve("logs");
    assertWrong("logs", "lies in the output folder, which is emptied first; set --out");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void symbolicLinkDoesNotHideTheOutput() throws IOException {
    write("logs/x.log", "x");
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("logs"));
    out = folder.resolve("link/out");
    assertWrong("logs", "contains the output folder, which is emptied first; set --out");
    out = folder.resolve("link");
    assertWrong("logs/x.log", "lies in the output folder, which is emptied first; set --out");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void symbolicLinkToAFolderIsSearched() throws IOException {
    write("logs/x.log", "x");
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("logs"));
    assertEquals(List.of("x"), streams("link"));
    assertEquals(
        "'" + folder.resolve("link/x.log") + "'",
        files(folder.resolve("link").toString()).getFirst().place());
  }

  @Test
  void emptyFileAmongOthersIsLeftToTheRun() throws IOException {
    write("empty.log", "");
    write("a.log", "x");
    assertEquals(List.of("empty", "a"), streams("empty.log", "a.log"));
  }

  @Test
  void onlyPipesAreLive() throws IOException {
    write("a.log", "x");
    assertEquals(
        List.of(true, false),
        files("-", folder.resolve("a.log").toString()).stream().map(LogFile::live).toList());
  }

  @Test
  void unreadableFileIsNamed() throws IOException {
    Path file = write("secret.log", "x");
    file.toFile().setReadable(false);
    assumeFalse(Files.isReadable(file), "this user may read everything");
    assertWrong("secret.log", "may not be read; check its permissions");
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private List<String> streams(String... names) {
    List<String> places =
        Arrays.stream(names)
            .map(name -> name.equals("-") ? name : folder.resolve(name).toString())
            .toList();
    return files(places.toArray(String[]::new)).stream().map(LogFile::logStream).toList();
  }

  private List<LogFile> files(String... places) {
    return LogFiles.of(List.of(places), InputStream.nullInputStream(), out);
  }

  private void assertWrong(String name, String what) {
    String place = folder.resolve(name).toString();
    assertEquals(
        "FILE: '" + place + "' " + what,
        assertThrows(BadInputException.class, () -> files(place)).getMessage());
  }
}
