package io.github.firehoselogs.tools.stream;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import io.github.firehoselogs.tools.given.FunctionContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The context of one invocation, with the five minutes that Firehose allows.
record LocalContext(
    String awsRequestId, LambdaLogger functionLog, InstantSource clock, Instant started)
    implements FunctionContext {
  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  @Override
  public String getAwsRequestId() {
    return awsRequestId;
  }

  @Override
  public String getFunctionName() {
    return "local-firehose";
  }

  @Override
  public String getInvokedFunctionArn() {
    return Source.LAMBDA_ARN;
  }

  @Override
  public int getRemainingTimeInMillis() {
    Duration left = TIMEOUT.minus(Duration.between(started, clock.instant()));
    return Math.toIntExact(Math.max(0, left.toMillis()));
  }

  @Override
  public LambdaLogger getLogger() {
    return functionLog;
  }
}
