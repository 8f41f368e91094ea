package io.github.firehoselogs.given;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The context of an invocation with time enough, that keeps what is logged.
public final class GivenContext implements FunctionContext {
  private final List<String> logged = new ArrayList<>();
  private int remainingMillis = 300_000;

  public GivenContext withRemainingMillis(int millis) {
    remainingMillis = millis;
    return this;
  }

  /// Returns the lines that were logged.
  public List<String> logged() {
    return logged;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return remainingMillis;
  }

  @Override
  public LambdaLogger getLogger() {
    return new LambdaLogger() {
      @Override
      public void log(String message) {
        logged.add(message);
      }

      @Override
      public void log(byte[] message) {
        logged.add(new String(message, StandardCharsets.UTF_8));
      }
    };
  }

  @Override
  public String getAwsRequestId() {
    return "8476a536-e9f4-11e8-9739-2dfe598c3fcd";
  }
}
