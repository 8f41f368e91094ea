/// The whole stream on a virtual clock: sources, a Kinesis stream or Direct PUT, Firehose's buffer
/// and redelivery, what it delivers and its error prefix. The function in the midst of it is the
/// real one.
///
/// ```
/// LogSource ──▶ SimulatedStream ──▶ LambdaBuffer ──▶ SimulatedFunction ──▶ Answers ──▶ Ledger
///                     ▲                                    │   (redelivery)              ▲
///                     └─── PutPath ◀── SimulatedClients ◀──┘        └── error prefix ────┘
/// ```
///
/// [StreamSimulation][io.github.firehoselogs.tools.simulation.StreamSimulation] is one run of it, drawn
/// from a seed: its [Scenario][io.github.firehoselogs.tools.simulation.Scenario] says what goes wrong how
/// often, its [Ledger][io.github.firehoselogs.tools.simulation.Ledger] knows every log event, and its
/// [Verdict][io.github.firehoselogs.tools.simulation.Verdict] is what it came to.
@NullMarked
package io.github.firehoselogs.tools.simulation;

import org.jspecify.annotations.NullMarked;
