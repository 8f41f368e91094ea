package io.github.firehoselogs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Frames are written as `class#line`, the innermost first.
class ThrownAtTest {
  private static final List<String> OWN = List.of("message", "com.acme.MyLines");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // The user's own frame, even deep below frames of the JDK and of a library.
        "java.util.List#1 org.lib.Json#7 com.acme.MyLines#12 x.Route#3 | at"
            + " com.acme.MyLines.run(MyLines.java:12)",
        // Nested classes and lambdas.
        "java.util.List#1 com.acme.MyLines$Part#9 com.acme.MyLines#12  | at"
            + " com.acme.MyLines$Part.run(MyLines.java:9)",
        // Not a class whose name only begins the same way.
        "com.acme.MyLinesOfText#1 com.acme.MyLines#12                  | at"
            + " com.acme.MyLines.run(MyLines.java:12)",
        // Without a frame of the user: the innermost frame outside the JDK.
        "java.util.List#1 x.Route#3 com.runtime.Main#1                 | at"
            + " x.Route.run(Route.java:3)",
        "java.util.List#1                                              | -",
        "''                                                            | -",
      })
  void usersFrameIsPreferred(String frames, String place) {
    Throwable thrown = new IllegalStateException("secret");
    thrown.setStackTrace(
        frames.isEmpty()
            ? new StackTraceElement[0]
            : List.of(frames.strip().split(" ")).stream()
                .map(ThrownAtTest::frame)
                .toArray(StackTraceElement[]::new));
    assertEquals(
        "java.lang.IllegalStateException" + (place == null ? "" : " " + place),
        ThrownAt.describe(thrown, OWN));
  }

  private static StackTraceElement frame(String text) {
    String type = text.substring(0, text.indexOf('#'));
    String module = type.startsWith("java.") ? "java.base" : null;
    String file = type.substring(type.lastIndexOf('.') + 1).replaceFirst("\\$.*", "") + ".java";
    int line = Integer.parseInt(text.substring(text.indexOf('#') + 1));
    return new StackTraceElement("app", module, "1", type, "run", file, line);
  }
}
