package io.github.firehoselogs.tools.given;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The context of an invocation with plenty of time left. It keeps the log lines.
public final class GivenContext implements FunctionContext {
  private final List<String> logged = new ArrayList<>();
  private int remainingMillis = 300_000;
  private String functionName = "firehose-logs-transformer";

  public GivenContext withRemainingMillis(int millis) {
    remainingMillis = millis;
    return this;
  }

  public GivenContext withFunctionName(String name) {
    functionName = name;
    return this;
  }

  /// Returns the log lines, including those printed to [#out].
  public List<String> logged() {
    return logged;
  }

  /// Returns a replacement for standard output. Each line must be written with one call.
  public PrintStream out() {
    OutputStream lines =
        new OutputStream() {
          @Override
          public void write(int oneByte) {
            throw new AssertionError("a line was written byte by byte");
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            logged.add(new String(bytes, offset, length, StandardCharsets.UTF_8));
          }
        };
    return new PrintStream(lines, false, StandardCharsets.UTF_8);
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
  public String getFunctionName() {
    return functionName;
  }

  @Override
  public String getAwsRequestId() {
    return "8476a536-e9f4-11e8-9739-2dfe598c3fcd";
  }
}
