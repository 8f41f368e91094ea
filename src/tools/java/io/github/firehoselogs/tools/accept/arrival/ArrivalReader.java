package io.github.firehoselogs.tools.accept.arrival;

import java.util.List;

/// The place that logs are delivered to.
public interface ArrivalReader {
  /// Reads what is new. `everywhere` also reads places where no log event of the run belongs.
  void read(boolean everywhere);

  /// Returns how many objects also have lines of others, so that they cannot be removed.
  int shared();

  /// Returns all log events found so far.
  List<Arrival> arrivals();
}
