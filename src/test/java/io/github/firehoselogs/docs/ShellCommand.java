package io.github.firehoselogs.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A command line of a document, as a shell would split it: a pipeline of programs, one of which
/// readers run for this project. `input` are the words of the program before it, or empty.
record ShellCommand(List<String> input, Map<String, String> environment, List<String> words) {
  private static final Set<String> PROGRAMS = Set.of("./firehose-logs", "aws", "curl", "sam");

  /// Returns the command in `line`, or empty if the line is something else.
  static Optional<ShellCommand> in(String line) {
    if (line.isBlank() || line.strip().startsWith("#")) {
      return Optional.empty();
    }
    List<String> before = List.of();
    for (List<String> program : ShellWords.pipeline(line)) {
      Map<String, String> environment = new LinkedHashMap<>();
      List<String> words = new ArrayList<>(withoutXargs(program));
      while (!words.isEmpty() && words.getFirst().matches("[A-Z][A-Z_]*=(?s:.*)")) {
        String[] assignment = words.removeFirst().split("=", 2);
        environment.put(assignment[0], assignment[1]);
      }
      if (!words.isEmpty() && PROGRAMS.contains(words.getFirst())) {
        return Optional.of(new ShellCommand(before, environment, List.copyOf(words)));
      }
      before = program;
    }
    return Optional.empty();
  }

  /// `xargs -n 1 PROGRAM` adds one word to the command.
  private static List<String> withoutXargs(List<String> program) {
    if (program.size() < 4 || !program.subList(0, 3).equals(List.of("xargs", "-n", "1"))) {
      return program;
    }
    List<String> words = new ArrayList<>(program.subList(3, program.size()));
    words.add("VALUE");
    return words;
  }

  boolean runs(String program) {
    return words.getFirst().equals(program);
  }

  /// Returns the arguments of the program.
  List<String> arguments() {
    return words.subList(1, words.size());
  }

  /// Returns what the program before this one prints.
  InputStream standardInput() throws IOException {
    if (input.isEmpty()) {
      return InputStream.nullInputStream();
    }
    String text =
        switch (input.getFirst()) {
          case "echo" -> String.join(" ", input.subList(1, input.size())) + "\n";
          case "printf" -> input.get(1).replace("\\n", "\n").replace("\\t", "\t");
          case "head" -> head(Integer.parseInt(input.get(2)), Path.of(input.get(3)));
          default -> throw new IllegalArgumentException("not a known input: " + input);
        };
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private static String head(int lines, Path file) throws IOException {
    return String.join("\n", Files.readAllLines(file).subList(0, lines)) + "\n";
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
