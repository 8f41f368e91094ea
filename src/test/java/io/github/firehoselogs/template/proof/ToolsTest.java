package io.github.firehoselogs.template.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.firehoselogs.build.PythonScript;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.metadata.RecordMetadata;
import io.github.firehoselogs.template.Combination;
import io.github.firehoselogs.template.Deployment;
import io.github.firehoselogs.template.Template;
import io.github.firehoselogs.template.check.Combinations;
import io.github.firehoselogs.template.check.ServiceCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Checks the template with common tools, if this machine has them: `python3` with cfn-lint, the
/// SAM translator, botocore and moto.
class ToolsTest {
  private final Template template = Template.ofProject();

  @TempDir Path folder;

  @Test
  void lintersFindNoProblem() throws Exception {
    PythonScript.run("lint.py", "template.yaml", folder.toString());
  }

  @Test
  void servicesAcceptEveryCall() throws Exception {
    ServiceCalls calls = new ServiceCalls();
    Combinations.all().forEach(each -> calls.add(Deployment.of(template, each)));
    Path file = folder.resolve("calls.json");
    Files.writeString(file, calls.json(), UTF_8);
    PythonScript.run("model.py", file.toString());
  }

  @Test
  void loggedLinesReachTheFunction() throws Exception {
    ObjectNode plans = new ObjectMapper().createObjectNode();
    plans.set("direct", plan("s3 direct made-bucket no-key one-group dynamic plain"));
    plans.set("kinesis", plan("s3 made-kinesis made-bucket no-key one-group dynamic plain"));
    Path file = folder.resolve("plans.json");
    Files.writeString(file, plans.toString(), UTF_8);
    PythonScript.run("subscribe.py", file.toString(), folder.toString());
    assertEquals(List.of("first line\nsecond line\n i-0123456789"), delivered("direct-"));
    assertEquals(List.of("first line\nsecond line\n i-0123456789"), delivered("kinesis-"));
  }

  /// Returns the function's output for the records in the files `prefix…`. A control message may be
  /// among them.
  private List<String> delivered(String prefix) throws IOException {
    List<byte[]> records = new ArrayList<>();
    for (int i = 0; Files.exists(folder.resolve(prefix + i)); i++) {
      records.add(Files.readAllBytes(folder.resolve(prefix + i)));
    }
    List<String> delivered = new ArrayList<>();
    for (Outcome outcome : Environment.answer(Map.of(), records)) {
      switch (outcome) {
        case Outcome.Ok(String _, byte[] data, RecordMetadata(Map<String, String> keys, _)) ->
            delivered.add(new String(data, UTF_8) + " " + keys.get("instanceId"));
        case Outcome.Dropped _ -> {}
        case Outcome.ProcessingFailed failed -> delivered.add(failed.toString());
      }
    }
    return delivered;
  }

  private ObjectNode plan(String facts) {
    Combination combination =
        Combinations.all().stream().filter(each -> each.is(facts)).findFirst().orElseThrow();
    Deployment deployment = Deployment.of(template, combination);
    ObjectNode plan = new ObjectMapper().createObjectNode();
    plan.set("stream", ServiceCalls.json(deployment.properties("DeliveryStream")));
    plan.set("source", ServiceCalls.json(deployment.properties("SourceStream")));
    plan.set("subscription", ServiceCalls.json(deployment.properties("SubscriptionFirst")));
    return plan;
  }
}
