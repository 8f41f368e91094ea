package io.github.firehoselogs.tools.given;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import org.jspecify.annotations.Nullable;

/// The part of an invocation's context that is always the same: the names of the function, and
/// empty values for what Firehose does not send.
public interface FunctionContext extends Context {
  @Override
  default String getLogGroupName() {
    return "/aws/lambda/" + getFunctionName();
  }

  @Override
  default String getLogStreamName() {
    return "2023/11/14/[$LATEST]0";
  }

  @Override
  default String getFunctionName() {
    return "firehose-logs-transformer";
  }

  @Override
  default String getFunctionVersion() {
    return "$LATEST";
  }

  @Override
  default String getInvokedFunctionArn() {
    return "arn:aws:lambda:eu-central-1:123456789012:function:" + getFunctionName();
  }

  @Override
  default @Nullable CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  default @Nullable ClientContext getClientContext() {
    return null;
  }

  @Override
  default int getMemoryLimitInMB() {
    return 1024;
  }
}
