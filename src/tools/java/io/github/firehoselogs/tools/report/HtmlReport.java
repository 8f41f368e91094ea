package io.github.firehoselogs.tools.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

public final class HtmlReport {
  private HtmlReport() {}

  public static void write(RunFacts facts, Path file) throws IOException {
    Files.writeString(file, facts.toString());
  }
}
