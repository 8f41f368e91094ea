package io.github.firehoselogs.regex;

import io.github.firehoselogs.regex.Moves.Move;
import io.github.firehoselogs.regex.Place.Before;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A program as a deterministic automaton that also tells offsets: a state is where all branches of
/// the program are, so that a byte costs one look into a table, and the few bytes at which a group
/// starts or ends some assignments. Finds what RE2 finds: of the matches that start first the one
/// whose branches come first.
///
/// ```
/// ^(?<level>[A-Z]+) (?<message>.*)     WARN disk is full
///                                      |    level starts: 0
///                                          |level ends: 4
///                                           |message starts: 5
/// ```
///
/// States are made when a text first leads to them, up to [#MAX_WORK]. Safe for use by several
/// threads at once.
///
/// `PatternSpeed` in the tests pays for it: 250 to 800 MB/s of log lines on one core, where RE2/J
/// goes through 10 to 50.
final class Automaton {
  /// The state in which nothing can be found any more; in a table: not known yet, or more to do than
  /// to move to another state.
  static final int DEAD = 0;

  /// How many instructions may be followed, and entries of tables made, in all: about 30 ms and
  /// 3 MB. Patterns for log lines take some thousand.
  static final int MAX_WORK = 200_000;

  private final Program program;
  private final Alphabet alphabet;
  private final int firstTag;
  private final int width;
  private final boolean startsWithText;
  private final Map<Before, Integer> starts = new EnumMap<>(Before.class);
  private final List<State> states = new ArrayList<>();
  private final Map<State, Integer> numbers = new HashMap<>();
  private volatile Table table;
  private int work;

  /// What became of a search.
  enum Answer {
    FOUND,
    NOT_FOUND,
    /// More states would be needed than may be made.
    TOO_LARGE
  }

  /// What a search has found.
  static final class Found {
    private final int[] offsets;
    private int lookedTo;

    private Found(int tags) {
      offsets = new int[tags];
    }

    /// The offsets of the tags; -1 for those of groups that took no part.
    int[] offsets() {
      return offsets;
    }

    /// Returns how far the search had to look, which may be behind the match.
    int lookedTo() {
      return lookedTo;
    }
  }

  /// Where states lead, by their number plus that of a symbol: `moves` to another state where there
  /// is nothing else to do, `steps` where there is. A reader may see either too late, but what it
  /// sees is complete.
  private record Table(int[] moves, @Nullable Step[] steps) {
    Table larger() {
      int size = 2 * moves.length;
      return new Table(Arrays.copyOf(moves, size), Arrays.copyOf(steps, size));
    }
  }

  /// Makes an automaton that tells the offsets of `tags` tags from `firstTag` on; with none of them
  /// it only tells whether there is a match.
  Automaton(Program program, Alphabet alphabet, int firstTag, int tags) {
    this.program = program;
    this.alphabet = alphabet;
    this.firstTag = firstTag;
    this.width = tags;
    this.startsWithText = program.startsWithText();
    this.table = new Table(new int[8 * alphabet.size()], new Step[8 * alphabet.size()]);
    for (Before before : Before.values()) {
      boolean searching = before == Before.NOTHING || !startsWithText;
      starts.put(before, number(new State(before, searching, List.of())));
    }
  }

  Found found() {
    return new Found(width);
  }

  /// Searches the first `length` bytes of `text` from `from` on, which is not inside a character.
  ///
  /// Long for its inner loop, which is to keep what it needs in registers.
  Answer find(byte[] text, int length, int from, Found found) {
    int[] classes = alphabet.classes();
    int end = alphabet.size() - 1;
    Table current = table;
    int[] rows = new int[4 * width];
    Answer answer = Answer.NOT_FOUND;
    int state =
        starts.getOrDefault(
            from == 0 ? Before.NOTHING : alphabet.behind(text[from - 1] & 0xff), DEAD);
    int at = from;
    while (state != DEAD) {
      int[] moves = current.moves;
      while (at < length) {
        int target = moves[state + classes[text[at] & 0xff]];
        if (target == DEAD) {
          break;
        }
        state = target;
        at++;
      }
      int symbol = at < length ? classes[text[at] & 0xff] : end;
      Step step = current.steps[state + symbol];
      if (step == null) {
        step = make(state, symbol);
        current = table;
        if (step == null) {
          return Answer.TOO_LARGE;
        }
      }
      if (step.matches()) {
        answer = Answer.FOUND;
        step.match().note(rows, at, found.offsets);
      }
      rows = step.move(rows, at, width);
      state = step.target();
      at++;
    }
    found.lookedTo = Math.min(at, length);
    return answer;
  }

  /// Returns how much has been done towards [#MAX_WORK].
  synchronized int work() {
    return work;
  }

  /// Makes what happens in `state` at `symbol`, unless another thread was first. Returns null
  /// where that would be too large.
  private synchronized @Nullable Step make(int state, int symbol) {
    Table current = table;
    Step known = current.steps[state + symbol];
    if (known != null) {
      return known;
    }
    if (current.moves[state + symbol] != DEAD) {
      return Step.to(current.moves[state + symbol]);
    }
    if (work > MAX_WORK) {
      return null;
    }
    State from = states.get(state / alphabet.size() - 1);
    Step step = step(from, alphabet.example(symbol));
    if (step.isPlain() && step.target() != DEAD) {
      table.moves[state + symbol] = step.target();
    } else {
      table.steps[state + symbol] = step;
    }
    return step;
  }

  private Step step(State from, int next) {
    Moves moves = Moves.of(program, from, next);
    work += moves.work();
    Rows rows = new Rows(moves.all(), firstTag, width);
    Optional<Move> found = moves.match();
    if (found.isPresent() && width == 0) {
      return rows.step(DEAD, rows.match(found.get()));
    }
    boolean searching = from.searching() && found.isEmpty() && !startsWithText && next != Place.END;
    State target = new State(alphabet.behind(next), searching, rows.branches());
    // A match is not noted where the next step is sure to find a later one, which counts more.
    boolean isLast = found.isPresent() && !isSureOfMatch(target);
    return rows.step(number(target), isLast ? rows.match(found.get()) : Step.Match.NONE);
  }

  /// Returns whether there is a match in front of whatever comes next.
  private boolean isSureOfMatch(State state) {
    Moves moves = Moves.beforeAnything(program, state);
    work += moves.work();
    return moves.match().isPresent();
  }

  /// Returns the number of `state`: where its part of the table starts.
  private int number(State state) {
    if (state.isDead()) {
      return DEAD;
    }
    Integer known = numbers.get(state);
    if (known != null) {
      return known;
    }
    states.add(state);
    int number = states.size() * alphabet.size();
    if (number + alphabet.size() > table.moves.length) {
      table = table.larger();
    }
    numbers.put(state, number);
    work += alphabet.size() + state.branches().size();
    return number;
  }
}
