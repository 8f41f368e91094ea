package io.github.firehoselogs.regex;

import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.regex.Automaton.Answer;
import io.github.firehoselogs.regex.Automaton.Found;
import io.github.firehoselogs.regex.LinearPattern.Matches;

/// Finds a pattern with one automaton for each question, since the less it has to tell, the fewer
/// states it has. What would need too many is left to RE2/J.
final class AutomatonFinder implements Finder {
  private final Automaton anywhere;
  private final Automaton ranges;
  private final Automaton groups;
  private final Re2Finder otherwise;

  AutomatonFinder(Program program, Re2Finder otherwise) {
    Alphabet alphabet = new Alphabet(program);
    this.anywhere = new Automaton(program, alphabet, 0, 0);
    this.ranges = new Automaton(program, alphabet, 0, 2);
    this.groups = new Automaton(program, alphabet, 2, program.tags() - 2);
    this.otherwise = otherwise;
  }

  @Override
  public boolean isIn(Utf8Builder text) {
    return switch (anywhere.find(text.array(), text.length(), 0, anywhere.found())) {
      case FOUND -> true;
      case NOT_FOUND -> false;
      case TOO_LARGE -> otherwise.isIn(text);
    };
  }

  @Override
  public int[] groupsIn(Utf8Builder text) {
    Found found = groups.found();
    return switch (groups.find(text.array(), text.length(), 0, found)) {
      case FOUND -> found.offsets();
      case NOT_FOUND -> NO_MATCH;
      case TOO_LARGE -> otherwise.groupsIn(text);
    };
  }

  /// {@inheritDoc}
  ///
  /// If the pattern looks far beyond its matches again and again, the rest of the text counts as one
  /// match ([LookAgain]).
  @Override
  public void findAll(Utf8Builder text, int from, Matches matches) {
    byte[] bytes = text.array();
    int length = text.length();
    Found found = ranges.found();
    LookAgain lookAgain = new LookAgain(length);
    int at = from;
    while (at <= length) {
      Answer answer = ranges.find(bytes, length, at, found);
      if (answer == Answer.TOO_LARGE) {
        otherwise.findAll(text, at, matches);
        return;
      }
      if (answer == Answer.NOT_FOUND) {
        return;
      }
      int start = found.offsets()[0];
      int end = found.offsets()[1];
      if (lookAgain.tooFar(found.lookedTo() - end)) {
        end = length;
      }
      if (end > start) {
        matches.found(start, end);
        at = end;
      } else {
        at = behindCharacter(bytes, end, length);
      }
    }
  }

  /// Returns where the character behind the one at `from` starts.
  private static int behindCharacter(byte[] bytes, int from, int length) {
    int at = from + 1;
    while (at < length && (bytes[at] & 0xc0) == 0x80) {
      at++;
    }
    return at;
  }
}
