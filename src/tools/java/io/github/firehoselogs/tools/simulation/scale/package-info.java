/// An hour of traffic from 1 GB to 100 TB a day in each pipeline.
///
/// ```
/// Measurement ──▶ Workload ──▶ Hour ──▶ Totals ──▶ Month ──▶ ScaleTable
///  (the real       (amounts     │  ▲
///   function)       per byte)   ▼  │ put back
///                              Lane, one for each shard
/// ```
///
/// The real function is measured on samples of events. The hour is a model with the measured amounts:
/// it has no log events, only bytes of log text, so its memory does not grow with the traffic.
@NullMarked
package io.github.firehoselogs.tools.simulation.scale;

import org.jspecify.annotations.NullMarked;
