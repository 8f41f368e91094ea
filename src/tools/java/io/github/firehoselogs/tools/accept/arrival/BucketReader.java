package io.github.firehoselogs.tools.accept.arrival;

import io.github.firehoselogs.tools.accept.account.Cleanup;
import io.github.firehoselogs.tools.accept.traffic.Run;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;

/// Reads the objects that Firehose delivers. Objects with nothing but log events of the run are
/// removed at the end.
public final class BucketReader implements ArrivalReader {
  private final Run run;
  private final Objects objects;
  private final Prefix prefix;
  private final Set<Map<String, String>> partitions;
  private final InstantSource clock;
  private final Cleanup cleanup;
  private final List<Arrival> arrivals = new ArrayList<>();
  private int shared;

  /// The log events of the run have one of `partitions` each.
  public BucketReader(
      Run run, Objects objects, Prefix prefix, Set<Map<String, String>> partitions, Ends ends) {
    this.run = run;
    this.objects = objects;
    this.prefix = prefix;
    this.partitions = partitions;
    this.clock = ends.clock;
    this.cleanup = ends.cleanup;
  }

  /// What a run has at its ends: a clock, and a clean-up.
  public record Ends(InstantSource clock, Cleanup cleanup) {}

  @Override
  public void read(boolean everywhere) {
    Set<String> prefixes = new TreeSet<>();
    if (everywhere) {
      prefixes.add(prefix.constantPart());
    } else {
      partitions.forEach(keys -> prefixes.addAll(prefix.of(keys, run.start(), clock.instant())));
    }
    prefixes.forEach(each -> objects.read(each).forEach(this::add));
  }

  private void add(Objects.Read object) {
    boolean onlyOurs = true;
    int place = 0;
    for (String line : object.text().split("\n", -1)) {
      Matcher markers = run.markers(line);
      onlyOurs &= line.isBlank() || markers.find();
      markers.reset();
      while (markers.find()) {
        int number = Integer.parseInt(markers.group(1));
        arrivals.add(Arrival.of(number, object.key(), place++, object.written(), line));
      }
    }
    if (!onlyOurs && place > 0) {
      shared++;
    } else if (place > 0) {
      cleanup.add("the object " + object.key(), () -> objects.delete(object.key()));
    }
  }

  @Override
  public int shared() {
    return shared;
  }

  @Override
  public List<Arrival> arrivals() {
    return arrivals;
  }
}
