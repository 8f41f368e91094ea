/// The whole stream on a virtual clock: sources, a Kinesis stream or Direct PUT, Firehose's buffer
/// and retries, its delivery and its error prefix, and OpenSearch if the function indexes documents.
/// Only the function is the real one.
///
/// ```
/// LogSource ──▶ SimulatedStream ──▶ LambdaBuffer ──▶ SimulatedFunction ──▶ Answers ──▶ Ledger
///                     ▲                                    │   (redelivery)              ▲
///                     └─── PutPath ◀── SimulatedClients ◀──┤        └── error prefix ────┤
///                                                          └──▶ SimulatedSearch ─────────┘
/// ```
///
/// [StreamSimulation][io.github.firehoselogs.tools.simulation.StreamSimulation] is one run, made
/// from a seed: its [Scenario][io.github.firehoselogs.tools.simulation.Scenario] has the rates of
/// the faults, its [Ledger][io.github.firehoselogs.tools.simulation.Ledger] tracks every log event,
/// and its [Verdict][io.github.firehoselogs.tools.simulation.Verdict] is the result.
@NullMarked
package io.github.firehoselogs.tools.simulation;

import org.jspecify.annotations.NullMarked;
