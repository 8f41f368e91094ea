/// A local Firehose: runs the real handler on log files, without AWS.
///
/// ```
/// log files -> LogLines -> AgentEnvelopes -> EventBuffer -> LocalFunction -> FirehoseContract
///                 the agent and CloudWatch Logs | Firehose     the handler  |
///                                               ^                           v
///                                          LocalStream <- put back        Delivery: DeliveryFolder
///                                                                              or BulkDelivery
/// ```
@NullMarked
package io.github.firehoselogs.tools.local;

import org.jspecify.annotations.NullMarked;
