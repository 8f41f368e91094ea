/// The formats `lambda-log`, all lines in the log group of a function, and `lambda-report`, only
/// those that Lambda itself writes.
///
/// ```
/// START RequestId: 8e2b…-…-… Version: $LATEST                      Lambda
/// 2023-11-14T22:13:20.123Z␉8e2b…-…-…␉INFO␉text                     the function's code
/// END RequestId: 8e2b…-…-…                                         Lambda
/// ```
///
/// The entry points are [LambdaLog][io.github.firehoselogs.format.lambda.LambdaLog] and
/// [LambdaReport][io.github.firehoselogs.format.lambda.LambdaReport].
@NullMarked
package io.github.firehoselogs.format.lambda;

import org.jspecify.annotations.NullMarked;
