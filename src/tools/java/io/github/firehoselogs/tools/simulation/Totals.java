package io.github.firehoselogs.tools.simulation;

import io.github.firehoselogs.tools.simulation.search.SearchCounts;
import java.io.PrintStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The totals of many simulations.
final class Totals {
  private final Map<Cause, Long> doubles = new EnumMap<>(Cause.class);
  private final Map<FaultKind, Long> faults = new EnumMap<>(FaultKind.class);
  private final Map<String, Long> failures = new TreeMap<>();
  private int runs;
  private int runsWithoutFaults;
  private int runsThatIndex;
  private long eventsToIndex;
  private long events;
  private long deliveredOnce;
  private long keptOnce;
  private long doubled;
  private long unexplained;
  private long indexedTwice;
  private long lost;
  private long altered;
  private long undrained;
  private long breaches;
  private long invocations;
  private long putBack;
  private long notIndexed;
  private SearchCounts search = SearchCounts.NONE;
  private int mostRounds;
  private Duration lasted = Duration.ZERO;

  void add(Verdict verdict) {
    Ledger.Balance balance = verdict.balance();
    runs++;
    runsWithoutFaults += verdict.faultCount() == 0 ? 1 : 0;
    events += balance.events();
    if (verdict.search().requests() > 0) {
      runsThatIndex++;
      eventsToIndex += balance.events();
    }
    search = search.plus(verdict.search());
    deliveredOnce += balance.deliveredOnce();
    keptOnce += balance.keptOnce();
    doubled += balance.doubled();
    unexplained += balance.unexplained().size();
    indexedTwice += balance.indexedTwice().size();
    lost += balance.lost().size();
    altered += balance.altered();
    undrained += verdict.undrained() > 0 ? 1 : 0;
    breaches += verdict.breaches().size();
    invocations += verdict.course().invocations();
    putBack += verdict.course().putBack();
    notIndexed += verdict.course().notIndexed();
    mostRounds = Math.max(mostRounds, verdict.course().mostRounds());
    lasted = lasted.plus(verdict.course().lasted());
    balance.doubles().forEach((cause, count) -> doubles.merge(cause, count, Long::sum));
    verdict.faults().forEach((kind, count) -> faults.merge(kind, count, Long::sum));
    verdict.failures().forEach((reason, count) -> failures.merge(reason, count, Long::sum));
  }

  long events() {
    return events;
  }

  /// Prints the table.
  void print(PrintStream out) {
    row(out, "runs", runs);
    row(out, "  without any fault", runsWithoutFaults);
    row(out, "log events", events);
    row(out, "  delivered once", deliveredOnce);
    row(out, "  in the error prefix once", keptOnce);
    row(out, "  more than once, explained", doubled - unexplained);
    doubles.forEach((cause, count) -> row(out, "    " + words(cause), count));
    row(out, "  more than once, unexplained", unexplained);
    row(out, "  two documents", indexedTwice);
    row(out, "  lost", lost);
    row(out, "found that nobody sent", altered);
    row(out, "runs that did not drain", undrained);
    row(out, "breaches of the contract", breaches);
    row(out, "invocations", invocations);
    row(out, "records put back", putBack);
    printSearch(out);
    row(out, "most rounds of a record", mostRounds);
    row(out, "hours on the virtual clock", lasted.toHours());
    out.println("faults");
    faults.forEach((kind, count) -> row(out, "  " + words(kind), count));
    out.println("records in the error prefix");
    failures.forEach((reason, count) -> row(out, "  " + words(reason), count));
  }

  private void printSearch(PrintStream out) {
    row(out, "runs that index", runsThatIndex);
    row(out, "  log events", eventsToIndex);
    row(out, "  bulk requests", search.requests());
    row(out, "  documents created", search.created());
    row(out, "  sent again, already there", search.existing());
    row(out, "  refused for good", search.refused());
    row(out, "  records put back, not indexed", notIndexed);
  }

  private static void row(PrintStream out, String name, long value) {
    out.printf(Locale.ROOT, "%-34s%,16d%n", name, value);
  }

  private static String words(Object constant) {
    return constant.toString().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
