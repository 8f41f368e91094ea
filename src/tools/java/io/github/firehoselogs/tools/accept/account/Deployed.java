package io.github.firehoselogs.tools.accept.account;

import io.github.firehoselogs.template.Combination;
import io.github.firehoselogs.template.Deployment;
import io.github.firehoselogs.template.Resolver;
import io.github.firehoselogs.template.Template;
import io.github.firehoselogs.template.Value;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The settings of a deployed stack, which follow from its parameters and the template:
/// the function's environment variables, where the logs go, and the prefix of failed records.
public record Deployed(
    Stack stack, Map<String, String> environment, Place place, Optional<String> errorPrefix) {
  private static final String FAILED = "ErrorOutputPrefix";

  /// Resolves `template` with the parameters of `stack`. `endpoint` is that of the domain, which the
  /// parameters do not have with `Destination=opensearch`.
  public static Deployed of(Stack stack, Template template, Optional<URI> endpoint) {
    Map<String, String> parameters = new TreeMap<>(stack.parameters());
    parameters.keySet().retainAll(template.section("Parameters").keySet());
    Deployment deployment = Deployment.of(template, new Combination(parameters, Set.of()));
    Map<String, String> environment = new LinkedHashMap<>();
    deployment
        .properties("TransformFunction")
        .at("Environment/Variables")
        .fields()
        .forEach((name, value) -> environment.put(name, value.text()));
    Value stream = deployment.properties("DeliveryStream");
    Optional<String> errors =
        stream.leaves().entrySet().stream()
            .filter(leaf -> leaf.getKey().endsWith(FAILED))
            .map(leaf -> localized(leaf.getValue(), stack))
            .findFirst();
    return new Deployed(stack, environment, place(stack, environment, stream, endpoint), errors);
  }

  private static Place place(
      Stack stack, Map<String, String> environment, Value stream, Optional<URI> endpoint) {
    String destination = stack.parameter("Destination", "s3");
    return switch (destination) {
      case "s3" -> {
        String prefix = stream.at("ExtendedS3DestinationConfiguration/Prefix").text();
        yield new Place.Bucket(stack.output("BucketName"), localized(prefix, stack));
      }
      case "opensearch-direct" -> {
        String address = environment.getOrDefault("OPENSEARCH_ENDPOINT", "");
        yield new Place.Index(
            endpoint.orElseGet(() -> URI.create(address)),
            environment.getOrDefault("OPENSEARCH_SERVICE", "es"),
            environment.getOrDefault("OPENSEARCH_INDEX", "").replaceAll("\\{[^}]*\\}", "*"),
            environment.getOrDefault("OPENSEARCH_SECRET_ARN", ""));
      }
      case "opensearch" -> index(stack, "es", endpoint);
      case "opensearch-serverless" -> {
        String address = stack.parameter("OpenSearchCollectionEndpoint", "");
        yield index(stack, "aoss", endpoint.or(() -> Optional.of(URI.create(address))));
      }
      default -> new Place.Unreadable("Destination=" + destination + ": this tool cannot read it");
    };
  }

  private static Place index(Stack stack, String service, Optional<URI> endpoint) {
    if (endpoint.isEmpty()) {
      return new Place.Unreadable(
          "Destination=opensearch: give the domain's endpoint with --endpoint https://HOST");
    }
    String pattern = stack.parameter("IndexName", "mysql-general") + "*";
    return new Place.Index(endpoint.get(), service, pattern, "");
  }

  /// Returns `text` with the stack's account and Region instead of the resolver's.
  private static String localized(String text, Stack stack) {
    return text.replace(
            "/" + Resolver.PSEUDO.get("AWS::AccountId") + "/", "/" + stack.account() + "/")
        .replace("/" + Resolver.PSEUDO.get("AWS::Region") + "/", "/" + stack.region() + "/");
  }

  /// Returns a variable of the function, empty if it is not set.
  public String variable(String name) {
    return environment.getOrDefault(name, "");
  }
}
