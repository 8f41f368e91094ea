package io.github.firehoselogs.tools.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.format.Lines;
import io.github.firehoselogs.tools.BadInputException;
import io.github.firehoselogs.transform.TransformSettings;
import io.github.firehoselogs.transform.Transforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransformLayerTest {
  private static final Path EXAMPLE = Path.of("docs/own-transform");

  @TempDir private Path folder = Path.of("");

  @Test
  void exampleBecomesALayer() throws IOException {
    TransformLayer layer = new TransformLayer(EXAMPLE, List.of(), folder);
    assertEquals(List.of(), layer.pack());
    assertEquals(List.of("example.CompactLines"), layer.transforms());
    assertEquals(List.of("java/lib/own.jar"), entries(layer.zip()));
    assertEquals(List.of("example/CompactLines.class"), entries(layer.jar()));
    assertEquals(
        List.of("JsonObject", "LogEvent", "LogEventTransform", "Output", "package-info"),
        entries(folder.resolve("firehose-logs-api.jar")).stream()
            .map(name -> name.replaceFirst(".*/(.*)\\.class", "$1"))
            .toList());
  }

  @Test
  void equalSourcesGiveEqualBytes() throws IOException {
    new TransformLayer(EXAMPLE, List.of(), folder.resolve("a")).pack();
    new TransformLayer(EXAMPLE, List.of(), folder.resolve("b")).pack();
    assertEquals(
        -1, Files.mismatch(folder.resolve("a/own-layer.zip"), folder.resolve("b/own-layer.zip")));
  }

  @Test
  void functionFindsTheClass() throws IOException {
    write(
        "Upper.java", "mine", transform("Upper", "output.append(event.message().toUpperCase());"));
    TransformLayer layer = new TransformLayer(folder, List.of(), folder.resolve("layer"));
    assertEquals(List.of(), layer.pack());
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    OwnClasses.use(List.of(layer.jar()));
    try {
      assertEquals("A", Lines.output(Transforms.named("mine.Upper", TransformSettings.NONE), "a"));
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  @Test
  void libraryGoesIntoTheLayer() throws IOException {
    write("Library.java", "lib", "public class Library { public static final String X = \"x\"; }");
    TransformLayer library = new TransformLayer(folder, List.of(), folder.resolve("library"));
    library.pack();
    Path jar = Files.copy(library.jar(), folder.resolve("library.jar"));
    Files.delete(folder.resolve("Library.java"));
    write("Uses.java", "mine", transform("Uses", "output.append(lib.Library.X);"));
    TransformLayer layer = new TransformLayer(folder, List.of(jar), folder.resolve("layer"));
    assertEquals(List.of(), layer.pack());
    assertEquals(List.of("mine.Uses"), layer.transforms());
    assertEquals(List.of("java/lib/own.jar", "java/lib/library.jar"), entries(layer.zip()));
  }

  @Test
  void errorsNameFileAndLine() throws IOException {
    write("A.java", "mine", transform("A", "int i = \"x\";"));
    write("B.java", "mine", "class B {\n  Strin name;\n}");
    TransformLayer layer = new TransformLayer(folder, List.of(), folder.resolve("layer"));
    String errors = String.join("\n", layer.pack());
    assertTrue(
        errors.contains(
            folder.resolve("A.java")
                + ":5: incompatible types: java.lang.String cannot be converted to int"),
        errors);
    assertTrue(
        errors.contains(folder.resolve("B.java") + ":3: cannot find symbol, symbol: class Strin"),
        errors);
    assertEquals(2, errors.lines().count(), errors);
    assertFalse(Files.exists(layer.zip()));
  }

  /// A warning that fails this project's own build.
  @Test
  void styleIsTheUsersOwn() throws IOException {
    write("A.java", "mine", "public class A{java.util.List l=(java.util.List)new Object();}");
    TransformLayer layer = new TransformLayer(folder, List.of(), folder.resolve("layer"));
    assertEquals(List.of(), layer.pack());
    assertEquals(List.of(), layer.transforms());
  }

  @Test
  void missingInputIsNamed() {
    assertEquals("layer: found no Java file in " + folder, refusal(folder, List.of()));
    Path missing = folder.resolve("missing");
    assertEquals(
        "layer: found no folder " + missing + ", expected one with Java files",
        refusal(missing, List.of()));
    assertEquals("--jar: found no file " + missing, refusal(EXAMPLE, List.of(missing)));
    assertEquals(
        "--classes: found no file or folder " + missing,
        assertThrows(BadInputException.class, () -> OwnClasses.use(List.of(missing))).getMessage());
  }

  private String refusal(Path sources, List<Path> jars) {
    TransformLayer layer = new TransformLayer(sources, jars, folder.resolve("layer"));
    return String.valueOf(assertThrows(BadInputException.class, layer::pack).getMessage());
  }

  private static String transform(String name, String body) {
    return """
    public class %s implements io.github.firehoselogs.api.LogEventTransform {
      @Override
      public boolean transform(io.github.firehoselogs.api.LogEvent event, io.github.firehoselogs.api.Output output) { %s return true; }
    }
    """
        .formatted(name, body)
        .replace("Output output) { ", "Output output) {\n");
  }

  private void write(String file, String packageName, String text) throws IOException {
    Files.writeString(folder.resolve(file), "package " + packageName + ";\n" + text);
  }

  private static List<String> entries(Path zip) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      return file.stream().map(ZipEntry::getName).toList();
    }
  }
}
