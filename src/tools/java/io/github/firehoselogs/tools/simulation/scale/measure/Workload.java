package io.github.firehoselogs.tools.simulation.scale.measure;

import java.util.Optional;

/// What arrives in a pipeline: `ordinary` content and, for `burstShare` of the time, content that
/// inflates beyond a response. `logBytes` is the size of the function's log for an invocation.
public record Workload(
    Pipeline pipeline, Content ordinary, Optional<Content> burst, double burstShare, int logBytes) {
  /// Returns the average bytes in the stream for each byte of log text: those that arrive, and those
  /// that are put back by the settings, not for want of room.
  public double streamBytes() {
    double arriving = arriving(ordinary);
    return burst.map(each -> arriving + burstShare * (arriving(each) - arriving)).orElse(arriving);
  }

  private static double arriving(Content content) {
    double remainder = (1 - content.keptShare()) * content.putBackAs().amounts().streamBytes();
    return content.amounts().streamBytes() + remainder;
  }
}
