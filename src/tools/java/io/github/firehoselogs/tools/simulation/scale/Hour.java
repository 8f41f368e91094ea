package io.github.firehoselogs.tools.simulation.scale;

import io.github.firehoselogs.tools.cost.MeasuredPass;
import io.github.firehoselogs.tools.cost.Prices;
import io.github.firehoselogs.tools.simulation.scale.measure.Amounts;
import io.github.firehoselogs.tools.simulation.scale.measure.Content;
import io.github.firehoselogs.tools.simulation.scale.measure.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/// An hour of a pipeline, step by step on a virtual clock. The traffic changes every ten seconds.
final class Hour {
  /// A step at a time of the virtual clock. `number` orders steps with the same time.
  private record Step(double atMillis, long number, Runnable what) {}

  /// What the stream has refused so far of an invocation's remainders.
  private record Refused(List<Portion> portions, int attempt) {}

  /// The template's Lambda buffer.
  private static final double BUFFER_BYTES = MeasuredPass.BUFFER_BYTES;

  private static final double INTERVAL_MILLIS = 60_000;

  /// A shard's quota.
  static final double LANE_BYTES = 1 << 20;

  /// How long the same traffic lasts, and how much its rate differs from the average.
  private static final double SLICE_MILLIS = 10_000;

  private static final double MIN_RATE = 0.75;
  private static final double MAX_RATE = 1.25;

  /// How long a call takes that puts records back, and its attempts and delays.
  private static final double CALL_MILLIS = 20;

  private static final int MAX_ATTEMPTS = 20;
  private static final double BASE_MILLIS = 100;
  private static final double CAP_MILLIS = 5_000;

  /// The default of `MAX_ROUNDS`.
  private static final int MAX_ROUNDS = 16;

  private final Workload workload;
  private final SplittableRandom random;
  private final double textPerMilli;
  private final List<Lane> lanes = new ArrayList<>();
  private final double millis;
  private final Totals totals;
  private final PriorityQueue<Step> steps =
      new PriorityQueue<>(
          Comparator.comparingDouble(Step::atMillis).thenComparingLong(Step::number));

  private double nowMillis;
  private long stepCount;

  private Hour(Workload workload, Volume volume, long seed) {
    this.workload = workload;
    random = new SplittableRandom(seed);
    int count = volume.lanes();
    millis = volume.simulatedMillis();
    totals = new Totals(millis);
    textPerMilli = volume.textPerSecond() / 1_000 / count;
    Tokens pool = new Tokens(count * LANE_BYTES);
    for (int i = 0; i < count; i++) {
      Tokens quota = workload.pipeline().isDirectPut() ? pool : new Tokens(LANE_BYTES);
      lanes.add(new Lane(quota, workload.ordinary()));
    }
  }

  /// Runs an hour with this much traffic.
  static Totals run(Workload workload, Volume volume, long seed) {
    return new Hour(workload, volume, seed).run();
  }

  private Totals run() {
    for (Lane lane : lanes) {
      change(lane, random.nextDouble() * SLICE_MILLIS);
    }
    while (steps.peek() != null && steps.peek().atMillis <= millis) {
      Step step = steps.remove();
      nowMillis = step.atMillis;
      step.what.run();
    }
    nowMillis = millis;
    for (Lane lane : lanes) {
      totals.arrive(lane.advance(nowMillis));
      totals.bufferedText += lane.bufferedText();
    }
    return totals;
  }

  private void after(double millis, Runnable what) {
    steps.add(new Step(nowMillis + millis, stepCount++, what));
  }

  /// Changes the traffic of a lane, now and after `millis`.
  private void change(Lane lane, double millis) {
    totals.arrive(lane.advance(nowMillis));
    boolean burst = random.nextDouble() < workload.burstShare();
    Content content = burst ? workload.burst().orElseThrow() : workload.ordinary();
    lane.arriving(content, textPerMilli * random.nextDouble(MIN_RATE, MAX_RATE));
    flush(lane);
    after(millis, () -> change(lane, SLICE_MILLIS));
  }

  /// Starts invocations if the buffer of `lane` is full, and plans the next ones.
  private void flush(Lane lane) {
    while (lane.isDue(BUFFER_BYTES, INTERVAL_MILLIS)) {
      List<Portion> batch = lane.flush(BUFFER_BYTES);
      batch.forEach(each -> totals.inFunctionText += each.text());
      if (lane.starts(batch)) {
        invoke(lane, batch);
      }
    }
    double due = lane.dueMillis(BUFFER_BYTES, INTERVAL_MILLIS);
    if (lane.setDue(due)) {
      after(due - nowMillis, () -> come(lane, due));
    }
  }

  /// The time `due` has come.
  private void come(Lane lane, double due) {
    if (lane.clearDue(due)) {
      totals.arrive(lane.advance(nowMillis));
      flush(lane);
    }
  }

  private void invoke(Lane lane, List<Portion> batch) {
    Fitting fitting = Fitting.of(batch);
    double millis = 1;
    for (Portion each : batch) {
      Amounts amounts = each.content().amounts();
      millis += each.text() * (amounts.millis() * Prices.SHARE + amounts.waitMillis());
    }
    double varied = millis * random.nextDouble(0.8, 1.2);
    totals.start(varied);
    after(varied, () -> answer(lane, fitting));
  }

  private void answer(Lane lane, Fitting fitting) {
    List<Portion> records = new ArrayList<>();
    for (Portion each : fitting.putBack()) {
      if (each.rounds() > MAX_ROUNDS) {
        totals.fail(each);
      } else {
        records.addAll(records(each));
      }
    }
    if (records.isEmpty()) {
      end(lane, fitting);
    } else {
      totals.busyMillis += CALL_MILLIS;
      after(CALL_MILLIS, () -> put(lane, fitting, new Refused(records, 1)));
    }
  }

  private static List<Portion> records(Portion portion) {
    int count = (int) Math.ceil(portion.streamBytes() / portion.content().amounts().recordBytes());
    List<Portion> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      records.add(portion.part(1.0 / count));
    }
    return records;
  }

  /// Puts the records back, each into a lane that is drawn, and again those that are refused.
  private void put(Lane lane, Fitting fitting, Refused batch) {
    List<Portion> refused = new ArrayList<>();
    for (Portion each : batch.portions) {
      Lane target = lanes.get(random.nextInt(lanes.size()));
      totals.arrive(target.advance(nowMillis));
      if (target.takes(each)) {
        totals.putBack(each);
        flush(target);
      } else {
        refused.add(each);
      }
    }
    totals.refused += refused.size();
    if (refused.isEmpty()) {
      end(lane, fitting);
    } else if (batch.attempt == MAX_ATTEMPTS) {
      refused.forEach(totals::fail);
      end(lane, fitting);
    } else {
      double delay =
          random.nextDouble()
              * Math.min(CAP_MILLIS, BASE_MILLIS * Math.pow(2, batch.attempt - 1.0));
      totals.busyMillis += delay + CALL_MILLIS;
      after(delay + CALL_MILLIS, () -> put(lane, fitting, new Refused(refused, batch.attempt + 1)));
    }
  }

  private void end(Lane lane, Fitting fitting) {
    fitting.delivered().forEach(each -> totals.deliver(each, nowMillis));
    totals.concurrent--;
    List<Portion> next = lane.ends();
    if (!next.isEmpty()) {
      invoke(lane, next);
    }
  }
}
