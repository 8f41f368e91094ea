package io.github.firehoselogs.tools.accept.account;

import io.github.firehoselogs.tools.RunFailedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;

/// A deployed stack, with its parameters and outputs.
public record Stack(
    String name,
    String region,
    String account,
    Map<String, String> parameters,
    Map<String, String> outputs) {
  /// Places in `arn:aws:cloudformation:REGION:ACCOUNT:stack/…`.
  private static final int REGION = 3;

  private static final int ACCOUNT = 4;

  /// Reads the stack with this name.
  public static Stack read(CloudFormationClient client, String name) {
    List<software.amazon.awssdk.services.cloudformation.model.Stack> found =
        Calls.call(
            "cloudformation:DescribeStacks",
            () -> client.describeStacks(request -> request.stackName(name)).stacks());
    if (found.isEmpty()) {
      throw new RunFailedException("--stack: found no stack '" + name + "' in this Region");
    }
    return of(found.getFirst());
  }

  private static Stack of(software.amazon.awssdk.services.cloudformation.model.Stack stack) {
    Map<String, String> parameters = new TreeMap<>();
    for (Parameter each : stack.parameters()) {
      parameters.put(each.parameterKey(), each.parameterValue());
    }
    Map<String, String> outputs = new TreeMap<>();
    for (Output each : stack.outputs()) {
      outputs.put(each.outputKey(), each.outputValue());
    }
    String[] arn = stack.stackId().split(":", -1);
    return new Stack(stack.stackName(), arn[REGION], arn[ACCOUNT], parameters, outputs);
  }

  /// Returns a parameter, or the default of the template.
  String parameter(String name, String byDefault) {
    return parameters.getOrDefault(name, byDefault);
  }

  /// Returns an output, which the stack must have.
  public String output(String name) {
    return Optional.ofNullable(outputs.get(name))
        .orElseThrow(() ->
            new RunFailedException(
                "stack "
                    + this.name
                    + ": found no output "
                    + name
                    + "; deploy the current template.yaml, then run this again"));
  }

  /// Returns the last part of the ARN or name in an output, if the stack has it.
  public Optional<String> nameIn(String output) {
    return Optional.ofNullable(outputs.get(output)).map(arn -> arn.replaceFirst(".*[:/]", ""));
  }

  public boolean readsKinesis() {
    return outputs.containsKey("KinesisStreamArn");
  }

  /// Returns whether the stack subscribes all log groups of the account.
  public boolean subscribesAll() {
    return parameter("AllLogGroups", "no").equals("yes");
  }
}
