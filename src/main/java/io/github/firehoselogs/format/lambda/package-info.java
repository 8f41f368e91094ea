/// The format `lambda-report`: lines that Lambda itself writes about a function. The entry point is
/// [LambdaReport][io.github.firehoselogs.format.lambda.LambdaReport].
@NullMarked
package io.github.firehoselogs.format.lambda;

import org.jspecify.annotations.NullMarked;
