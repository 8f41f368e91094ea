package io.github.firehoselogs.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.build.Methods.Method;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Bounds the size of folders, of methods and of the names of tests.
class LayoutTest {
  private static final int MAX_FILES = 15;
  private static final int MAX_METHOD_LINES = 40;
  private static final int MAX_NAME_CHARACTERS = 50;

  static Stream<Path> allRoots() {
    return Stream.of(JavaSources.MAIN, JavaSources.TOOLS, JavaSources.TEST);
  }

  static Stream<Path> rootsWithoutTests() {
    return Stream.of(JavaSources.MAIN, JavaSources.TOOLS);
  }

  @ParameterizedTest
  @MethodSource("allRoots")
  void foldersAreSmall(Path root) throws IOException {
    assertEquals(Map.of(), crowdedFolders(root));
  }

  @ParameterizedTest
  @MethodSource("rootsWithoutTests")
  void methodsAreShort(Path root) throws IOException {
    assertEquals(List.of(), longMethods(JavaSources.in(root)));
  }

  @Test
  void testNamesAreShort() throws IOException {
    List<Path> files = JavaSources.in(JavaSources.TEST);
    assertTrue(Methods.in(files).stream().filter(Method::isTest).count() > 500);
    assertEquals(List.of(), longTestNames(files));
  }

  @Test
  void crowdedFolderIsFound(@TempDir Path root) throws IOException {
    for (int i = 0; i <= MAX_FILES; i++) {
      Files.writeString(root.resolve("C" + i + ".java"), "class C" + i + " {}");
    }
    Files.writeString(root.resolve("package-info.java"), "package p;");
    assertEquals(Map.of(root, MAX_FILES + 1), crowdedFolders(root));
    Files.delete(root.resolve("C0.java"));
    assertEquals(Map.of(), crowdedFolders(root));
  }

  @Test
  void longMethodIsFound(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("C.java");
    Files.writeString(file, classWithMethod("outer", MAX_METHOD_LINES));
    assertEquals(List.of(), longMethods(List.of(file)));
    Files.writeString(file, classWithMethod("outer", MAX_METHOD_LINES + 1));
    assertEquals(
        List.of(new Method("C.java", "outer", MAX_METHOD_LINES + 1, true)),
        longMethods(List.of(file)));
  }

  @Test
  void longTestNameIsFound(@TempDir Path folder) throws IOException {
    String name = "n".repeat(MAX_NAME_CHARACTERS);
    Path file = folder.resolve("C.java");
    Files.writeString(file, classWithMethod(name, 1));
    assertEquals(List.of(), longTestNames(List.of(file)));
    Files.writeString(file, classWithMethod(name + "n", 1));
    assertEquals(List.of(name + "n"), longTestNames(List.of(file)));
  }

  private static String classWithMethod(String name, int lines) {
    return "class C {\n  @Test\n  void " + name + "() {\n" + "    ;\n".repeat(lines) + "  }\n}\n";
  }

  /// Returns the folders with too many files, each with the number of its files. `package-info.java`
  /// does not count in tests.
  private static Map<Path, Integer> crowdedFolders(Path root) throws IOException {
    Map<Path, Integer> folders = new TreeMap<>();
    for (Path file : JavaSources.in(root)) {
      if (!file.endsWith("package-info.java") || root.equals(JavaSources.MAIN)) {
        folders.merge(file.resolveSibling(""), 1, Integer::sum);
      }
    }
    folders.values().removeIf(files -> files <= MAX_FILES);
    return folders;
  }

  private static List<Method> longMethods(List<Path> files) throws IOException {
    return Methods.in(files).stream().filter(each -> each.lines() > MAX_METHOD_LINES).toList();
  }

  private static List<String> longTestNames(List<Path> files) throws IOException {
    return Methods.in(files).stream()
        .filter(each -> each.isTest() && each.name().length() > MAX_NAME_CHARACTERS)
        .map(Method::name)
        .toList();
  }
}
