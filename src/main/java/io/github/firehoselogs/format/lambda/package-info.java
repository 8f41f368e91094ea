/// `lambda-report`: the platform lines of Lambda functions.
/// [LambdaReport][io.github.firehoselogs.format.lambda.LambdaReport] is the door.
@NullMarked
package io.github.firehoselogs.format.lambda;

import org.jspecify.annotations.NullMarked;
