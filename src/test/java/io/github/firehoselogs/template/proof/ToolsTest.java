package io.github.firehoselogs.template.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Checks the template with common tools, if this machine has them: `python3` with cfn-lint, the
/// SAM translator, botocore and moto.
class ToolsTest {
  private static final Path SCRIPTS = Path.of("src/test/python");
  private static final int MODULE_MISSING = 77;
  private static final long MAX_MINUTES = 5;

  private final Template template = Template.ofProject();

  @TempDir Path folder;

  /// Runs a script, which must succeed. Skips the test if Python or a module is missing.
  private void run(String script, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("python3", SCRIPTS.resolve(script).toString()));
    command.addAll(List.of(arguments));
    Path output = folder.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    Process process = null;
    try {
      process = builder.start();
    } catch (IOException e) {
      assumeFalse(true, "skipped, python3 is missing: " + e.getMessage());
      return;
    }
    if (!process.waitFor(MAX_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    String said = Files.readString(output, UTF_8);
    int code = process.waitFor();
    if (code == MODULE_MISSING) {
      System.out.println(script + " skipped: " + said.strip());
    }
    assumeFalse(code == MODULE_MISSING, script + " skipped: " + said);
    assertEquals(0, code, said);
  }

  @Test
  void lintersFindNoProblem() throws Exception {
    run("lint.py", "template.yaml", folder.toString());
  }

  @Test
  void servicesAcceptEveryCall() throws Exception {
    ServiceCalls calls = new ServiceCalls();
    Combinations.all().forEach(each -> calls.add(Deployment.of(template, each)));
    Path file = folder.resolve("calls.json");
    Files.writeString(file, calls.json(), UTF_8);
    run("model.py", file.toString());
  }

  @Test
  void loggedLinesReachTheFunction() throws Exception {
    ObjectNode plans = new ObjectMapper().createObjectNode();
    plans.set("direct", plan("s3 direct made-bucket no-key one-group dynamic plain"));
    plans.set("kinesis", plan("s3 made-kinesis made-bucket no-key one-group dynamic plain"));
    Path file = folder.resolve("plans.json");
    Files.writeString(file, plans.toString(), UTF_8);
    run("subscribe.py", file.toString(), folder.toString());
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
