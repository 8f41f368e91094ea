package io.github.firehoselogs.tools.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectPathTest {
  private static final Path FOLDER = Path.of("target/delivery");

  @ParameterizedTest
  @CsvSource({
    "logs/hour=07/, logs/hour=07/name",
    "logs/part-, logs/part-name",
    "'', name",
    "a//b/, a/_/b/name",
    "/a/, _/a/name",
    "./a/, _./a/name",
    "../../etc/, _../_../etc/name",
    "a/.., a/..name",
    "...../, ...../name"
  })
  void prefixBecomesFolders(String prefix, String path) {
    assertEquals(FOLDER.resolve(path), ObjectPath.of(FOLDER, prefix, "name"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x/", "/etc/", "a/../../../x/", "..", "/..", "\u0000/", "./../"})
  void objectLiesBelowTheFolder(String prefix) {
    Path path = ObjectPath.of(FOLDER, prefix, "name");
    assertEquals(path, path.normalize());
    assertTrue(path.startsWith(FOLDER) && path.endsWith(path.getFileName()));
  }

  @Test
  void controlCharactersBecomePercentSigns() {
    assertEquals(FOLDER.resolve("a%00%0Ab/name"), ObjectPath.of(FOLDER, "a\u0000\nb/", "name"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "渡", "😀"})
  void longNamesAreCutAndDistinct(String character) {
    Path one = ObjectPath.of(FOLDER, character.repeat(200) + "1/", "name").getName(2);
    Path two = ObjectPath.of(FOLDER, character.repeat(200) + "2/", "name").getName(2);
    assertNotEquals(one, two);
    assertTrue(one.toString().getBytes(StandardCharsets.UTF_8).length <= 255);
  }
}
