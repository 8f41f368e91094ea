package io.github.firehoselogs.template.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.FirehoseLogsHandler;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.template.Deployment;
import io.github.firehoselogs.tools.given.GivenContext;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import io.github.firehoselogs.tools.given.GivenEvent;
import io.github.firehoselogs.tools.given.GivenStreams;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs the real function with the environment of a deployment.
final class Environment {
  private Environment() {}

  /// Returns the variables of `deployment`.
  static Map<String, String> of(Deployment deployment) {
    Map<String, String> variables = new LinkedHashMap<>();
    deployment
        .properties("TransformFunction")
        .at("Environment/Variables")
        .fields()
        .forEach((name, value) -> variables.put(name, value.text()));
    return variables;
  }

  /// Returns the variables of `deployment` without OpenSearch, which no test may call: the function
  /// then delivers what it would index.
  static Map<String, String> withoutOpenSearch(Deployment deployment) {
    Map<String, String> variables = of(deployment);
    variables.keySet().removeIf(name -> name.startsWith("OPENSEARCH_") || name.equals("ARCHIVE"));
    return variables;
  }

  /// Returns the function's outcome for one record with `envelope`, if it is started with
  /// `variables`.
  static Outcome.Ok answer(Map<String, String> variables, GivenEnvelope envelope) {
    List<Outcome> outcomes = answer(variables, List.of(envelope.gzip()));
    if (outcomes.getFirst() instanceof Outcome.Ok ok) {
      return ok;
    }
    throw new IllegalStateException("not Ok: " + outcomes);
  }

  /// Returns the function's outcomes for records with `data`, if it is started with `variables`.
  static List<Outcome> answer(Map<String, String> variables, List<byte[]> data) {
    GivenEvent event = GivenEvent.directPut();
    for (int i = 0; i < data.size(); i++) {
      event.with(Integer.toString(i), data.get(i));
    }
    return new FirehoseLogsHandler(Settings.from(variables), new GivenStreams().targets(), _ -> {})
        .handleRequest(event.read(), new GivenContext())
        .records();
  }

  /// Returns the data and keys of an outcome as text.
  static String textOf(Outcome.Ok ok) {
    return new String(ok.data(), UTF_8) + ok.metadata().partitionKeys();
  }
}
