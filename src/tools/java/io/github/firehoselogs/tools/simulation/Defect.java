package io.github.firehoselogs.tools.simulation;

import io.github.firehoselogs.tools.simulation.model.PutPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Ways to break the function on purpose, between its own code and the stream. Nothing here is a
/// recorded cause: to the ledger it is the function's own doing.
public enum Defect {
  NONE {
    @Override
    public PutPath on(PutPath path) {
      return path;
    }
  },

  /// The last record of a call goes nowhere, and counts as taken.
  DROPS_A_REMAINDER {
    @Override
    public PutPath on(PutPath path) {
      return (records, timeout) -> {
        int kept = records.size() - 1;
        List<String> answers = kept == 0 ? List.of() : path.put(records.subList(0, kept), timeout);
        return joined(answers, PutPath.TAKEN);
      };
    }
  },

  /// An entry that the stream refused counts as taken.
  FORGETS_A_REFUSED_ENTRY {
    @Override
    public PutPath on(PutPath path) {
      return (records, timeout) -> {
        List<String> answers = path.put(records, timeout);
        return Collections.nCopies(answers.size(), PutPath.TAKEN);
      };
    }
  },

  /// The first half of a batch is put on its own, and once more with the whole.
  SENDS_HALVES_TWICE {
    @Override
    public PutPath on(PutPath path) {
      return (records, timeout) -> {
        int half = records.size() / 2;
        if (half > 0) {
          path.put(records.subList(0, half), timeout);
        }
        return path.put(records, timeout);
      };
    }
  };

  /// Returns `path` with this defect.
  public abstract PutPath on(PutPath path);

  private static List<String> joined(List<String> answers, String last) {
    List<String> all = new ArrayList<>(answers);
    all.add(last);
    return all;
  }
}
