package io.github.firehoselogs.format;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Changes one column of a line at random: swaps it with another, drops it, doubles it or inserts a
/// foreign one before it.
public final class ColumnMutations {
  public enum Kind {
    SWAP,
    DROP,
    DOUBLE,
    INSERT
  }

  /// The changed columns. `at` is the index of the changed or inserted column. `other` is the index
  /// of the column it was swapped with, or `at`.
  public record Mutant(Kind kind, List<String> columns, int at, int other) {
    /// Returns the columns with `separator` between them.
    public String line(String separator) {
      return String.join(separator, columns);
    }

    /// Returns whether the column `index` of the original was dropped or moved.
    public boolean touches(int index) {
      return index == at || index == other;
    }
  }

  private final Random random;
  private final List<String> foreign;

  /// Inserts columns of `foreign`.
  public ColumnMutations(Random random, List<String> foreign) {
    this.random = random;
    this.foreign = foreign;
  }

  /// Returns a mutant of `columns`, of which there are at least two.
  public Mutant next(List<String> columns) {
    List<String> mutated = new ArrayList<>(columns);
    Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
    int at = random.nextInt(columns.size());
    int other = at;
    switch (kind) {
      case SWAP -> {
        other = (at + 1 + random.nextInt(columns.size() - 1)) % columns.size();
        Collections.swap(mutated, at, other);
      }
      case DROP -> mutated.remove(at);
      case DOUBLE -> mutated.add(at, columns.get(at));
      case INSERT -> mutated.add(at, foreign.get(random.nextInt(foreign.size())));
    }
    return new Mutant(kind, List.copyOf(mutated), at, other);
  }

  /// Asserts that the field `value` of a mutant is absent or one of `values`.
  public static void assertIn(Set<String> values, JsonNode value, String where) {
    assertTrue(value.isMissingNode() || values.contains(value.asText()), where);
  }
}
