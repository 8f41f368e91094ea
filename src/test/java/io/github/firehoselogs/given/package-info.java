/// Readable builders of what Firehose and CloudWatch Logs send, for all tests, and small fakes of
/// what surrounds the function.
@NullMarked
package io.github.firehoselogs.given;

import org.jspecify.annotations.NullMarked;
