package io.github.firehoselogs.tools.simulation.scale;

import io.github.firehoselogs.tools.simulation.scale.measure.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// AWS's quotas that are too small by default, and the values that they need.
///
/// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
/// https://docs.aws.amazon.com/firehose/latest/dev/limits.html
/// https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html
final class Quotas {
  private static final int LAMBDA_CONCURRENCY = 1_000;

  /// Direct PUT in MiB/s: in three large Regions, and elsewhere.
  private static final int DIRECT_PUT = 5;

  private static final int DIRECT_PUT_ELSEWHERE = 1;

  /// Shards of an account: in the same three Regions, and in the smallest ones.
  private static final int SHARDS = 20_000;

  private static final int SHARDS_ELSEWHERE = 1_000;

  /// The shards that the template permits.
  private static final int SHARDS_OF_TEMPLATE = 500;

  /// Active partitions of a stream, and the most that AWS grants.
  private static final int PARTITIONS = 500;

  private static final int MAX_PARTITIONS = 5_000;

  private final List<String> raised = new ArrayList<>();

  private Quotas() {}

  static List<String> toRaise(Totals hour, Workload workload, Volume volume) {
    Quotas quotas = new Quotas();
    if (hour.peakConcurrent > LAMBDA_CONCURRENCY) {
      quotas.add("Lambda concurrency %,d", hour.peakConcurrent);
    }
    if (workload.pipeline().isDirectPut()) {
      quotas.directPut(volume.lanes());
    } else {
      quotas.shards(volume.lanes());
    }
    if (workload.pipeline().isPartitioned()) {
      quotas.partitions(volume.instances());
    }
    return quotas.raised;
  }

  private void directPut(int mebibytes) {
    if (mebibytes > DIRECT_PUT) {
      add("Firehose %,d MiB/s", mebibytes);
    } else if (mebibytes > DIRECT_PUT_ELSEWHERE) {
      add("Firehose %,d MiB/s where the quota is 1", mebibytes);
    }
  }

  private void shards(int shards) {
    if (shards > SHARDS) {
      add("%,d shards", shards);
    } else if (shards > SHARDS_ELSEWHERE) {
      add("%,d shards where the quota is 1,000", shards);
    }
    if (shards > SHARDS_OF_TEMPLATE) {
      add("%,d stacks", Math.ceilDiv(shards, SHARDS_OF_TEMPLATE));
    }
  }

  private void partitions(int instances) {
    if (instances > MAX_PARTITIONS) {
      add("%,d streams of 5,000 partitions", Math.ceilDiv(instances, MAX_PARTITIONS));
    } else if (instances > PARTITIONS) {
      add("%,d partitions", instances);
    }
  }

  private void add(String format, int value) {
    raised.add(String.format(Locale.ROOT, format, value));
  }
}
