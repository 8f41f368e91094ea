package io.github.firehoselogs.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.regex.Automaton.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutomatonTest {
  /// Each takes exponential or square time where a pattern is found by trying.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a*)*b",
        "(a|aa)+$",
        "(a|a)*b",
        "(a+a+)+b",
        "(?<x>a*)*(?<y>a*)*b",
        "(.*)(.*)(.*)(.*)b",
        "^(?<x>.*)=(?<y>.*)=(?<z>.*)b$",
        "a*a*a*a*b",
        "(?:a?){20}a{20}b",
        "\\w+\\w+\\w+c"
      })
  void longerTextsNeedNoMoreStates(String pattern) {
    Automaton automaton = automaton(pattern, 2);
    find(automaton, "a".repeat(10_000) + "=");
    int work = automaton.work();

    find(automaton, "a".repeat(100_000) + "=");

    assertEquals(work, automaton.work());
    assertTrue(work < Automaton.MAX_WORK, () -> "work: " + work);
  }

  @Test
  void patternsForLogLinesNeedFewStates() {
    Automaton automaton =
        automaton(
            "^\\[(?<time>[^\\]]+)\\] \\[(?<level>\\w+)\\] (?:\\[client (?<client>[^\\]]+)\\]"
                + " )?(?<message>.*)$",
            8);

    find(automaton, "[Sun Dec 04 04:52:04 2005] [error] [client 64.242.88.10] Directory forbidden");
    find(automaton, "[Sun Dec 04 04:47:44 2005] [notice] workerEnv.init() ok");

    assertTrue(automaton.work() < 10_000, () -> "work: " + automaton.work());
  }

  @Test
  void tooManyStatesAreNotMade() {
    Automaton automaton = automaton("(?:a|b)*a(?:a|b){20}c", 2);
    Utf8Builder text = new Utf8Builder(0);
    for (int i = 0; i < 100_000; i++) {
      text.append(Integer.bitCount(i * 31) % 2 == 0 ? 'a' : 'b');
    }

    Answer answer = automaton.find(text.array(), text.length(), 0, automaton.found());

    assertEquals(Answer.TOO_LARGE, answer);
    assertTrue(automaton.work() < Automaton.MAX_WORK + 10_000, () -> "work: " + automaton.work());
  }

  @Test
  void isSharedByThreads() throws Exception {
    LinearPattern pattern =
        LinearPattern.compile("(?<key>\\w+)=(?<value>\\d{1,20}|\"[^\"]*\")(?:,|$)");
    List<Callable<List<Integer>>> tasks = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      tasks.add(() -> ends(pattern));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<List<Integer>> ends : threads.invokeAll(tasks)) {
        assertEquals(
            ends(LinearPattern.compile("(?<key>\\w+)=(?<value>\\d{1,20}|\"[^\"]*\")(?:,|$)")),
            ends.get());
      }
    }
  }

  private static List<Integer> ends(LinearPattern pattern) {
    List<Integer> ends = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      String value = i % 3 == 0 ? "\"é" + i + "\"" : "9".repeat(i % 25);
      Utf8Builder text = new Utf8Builder(0).append("; k" + i + "=" + value + ",z=1");
      ends.add(pattern.groupsIn(text)[3]);
    }
    return ends;
  }

  private static Automaton automaton(String pattern, int tags) {
    Program program =
        ProgramWriter.program(SyntaxReader.read(pattern).orElseThrow(), 4).orElseThrow();
    return new Automaton(program, new Alphabet(program), 0, tags);
  }

  private static void find(Automaton automaton, String text) {
    Utf8Builder bytes = new Utf8Builder(0).append(text);
    automaton.find(bytes.array(), bytes.length(), 0, automaton.found());
  }
}
