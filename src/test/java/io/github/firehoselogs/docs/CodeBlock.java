package io.github.firehoselogs.docs;

import io.github.firehoselogs.build.MarkdownFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A fenced block of a document. `language` follows the opening fence: `text` marks the output of
/// the block before.
record CodeBlock(Path document, String language, String text) {
  private static final Pattern FENCED = Pattern.compile("(?ms)^ *```([a-z]*)\n(.*?)^ *```$");

  /// Returns the blocks of all documents.
  static List<CodeBlock> all() throws IOException {
    List<CodeBlock> blocks = new ArrayList<>();
    for (MarkdownFile document : MarkdownFile.all()) {
      blocks.addAll(of(document));
    }
    return blocks;
  }

  /// Returns the blocks of `docs/recipes.md`.
  static List<CodeBlock> ofRecipes() throws IOException {
    return all().stream().filter(block -> block.document.endsWith("recipes.md")).toList();
  }

  private static List<CodeBlock> of(MarkdownFile document) {
    List<CodeBlock> blocks = new ArrayList<>();
    Matcher matcher = FENCED.matcher(document.text());
    while (matcher.find()) {
      blocks.add(new CodeBlock(document.path(), matcher.group(1), matcher.group(2)));
    }
    return blocks;
  }

  boolean isOutput() {
    return language.equals("text");
  }

  /// Returns the commands that begin a line of this block. Other lines are comments or output.
  List<ShellCommand> commands() {
    List<ShellCommand> commands = new ArrayList<>();
    for (String line : text.replace("\\\n", " ").replaceAll("\\|\n", "| ").lines().toList()) {
      ShellCommand.in(line).ifPresent(commands::add);
    }
    return commands;
  }

  @Override
  public String toString() {
    return document + ": " + text.lines().findFirst().orElse("");
  }
}
