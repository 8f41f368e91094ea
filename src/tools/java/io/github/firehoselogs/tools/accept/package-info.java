/// The acceptance run on the user's own account: sends marked log events through a deployed stack, and
/// checks what arrives.
///
/// ```
/// Stack ──▶ Deployed ──▶ Traffic ──▶ Expectation (the real function, here)
///                           │              │
///                           ▼              ▼
///                       LogSender      Findings ──▶ AcceptReport
///                           │              ▲
///            CloudWatch ◀───┘              └── ArrivalReader, ErrorReader, StreamMetrics
/// ```
@NullMarked
package io.github.firehoselogs.tools.accept;

import org.jspecify.annotations.NullMarked;
