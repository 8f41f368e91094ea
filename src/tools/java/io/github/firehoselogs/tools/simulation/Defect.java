package io.github.firehoselogs.tools.simulation;

import io.github.firehoselogs.opensearch.SearchConnection;
import io.github.firehoselogs.tools.simulation.model.PutPath;
import io.github.firehoselogs.tools.simulation.search.BulkDefect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Deliberate defects between the function and the stream or OpenSearch, which show that the
/// simulation can fail. None is recorded as a cause, so the ledger blames the function.
public enum Defect {
  NONE,

  /// The last record of a call is lost but reported as accepted.
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

  /// A refused entry is reported as accepted.
  FORGETS_A_REFUSED_ENTRY {
    @Override
    public PutPath on(PutPath path) {
      return (records, timeout) -> {
        List<String> answers = path.put(records, timeout);
        return Collections.nCopies(answers.size(), PutPath.TAKEN);
      };
    }
  },

  /// The first half of a batch is put separately, and again with the whole batch.
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
  },

  /// A refused document is reported as created.
  FORGETS_A_REFUSED_DOCUMENT {
    @Override
    public SearchConnection on(SearchConnection connection) {
      return new BulkDefect.ForgetsRefusals(connection);
    }
  },

  /// The last document of a request is lost but reported as created.
  DROPS_A_DOCUMENT {
    @Override
    public SearchConnection on(SearchConnection connection) {
      return new BulkDefect.DropsLast(connection);
    }
  },

  /// Each request has other ids, so also one that repeats documents.
  CHANGES_IDS {
    @Override
    public SearchConnection on(SearchConnection connection) {
      return new BulkDefect.ChangesIds(connection);
    }
  },

  /// A request is repeated before the delay that OpenSearch asked for.
  IGNORES_RETRY_AFTER {
    @Override
    public SearchConnection on(SearchConnection connection) {
      return new BulkDefect.IgnoresRetryAfter(connection);
    }
  },

  /// A document is on two lines.
  BREAKS_A_LINE {
    @Override
    public SearchConnection on(SearchConnection connection) {
      return new BulkDefect.BreaksLine(connection);
    }
  };

  /// Returns `path` with this defect.
  public PutPath on(PutPath path) {
    return path;
  }

  /// Returns `connection` with this defect.
  public SearchConnection on(SearchConnection connection) {
    return connection;
  }

  private static List<String> joined(List<String> answers, String last) {
    List<String> all = new ArrayList<>(answers);
    all.add(last);
    return all;
  }
}
