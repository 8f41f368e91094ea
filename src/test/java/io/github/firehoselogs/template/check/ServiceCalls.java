package io.github.firehoselogs.template.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.firehoselogs.template.Deployment;
import io.github.firehoselogs.template.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The calls that CloudFormation makes for a deployment. Contains only resources whose properties
/// are the parameters of one call.
public final class ServiceCalls {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern REFERENCE = Pattern.compile("\\{(\\w+)(\\.Arn)?\\}");

  private static final Map<String, String> ARNS =
      Map.of(
          "DeliveryStream",
              "arn:aws:firehose:eu-central-1:123456789012:deliverystream/my-stack-s3-direct-put",
          "SourceStream", "arn:aws:kinesis:eu-central-1:123456789012:stream/logs-source",
          "TransformFunction", "arn:aws:lambda:eu-central-1:123456789012:function:logs-function",
          "Bucket", "arn:aws:s3:::logs-bucket");

  private final Set<JsonNode> calls = new LinkedHashSet<>();

  /// Adds the calls for `deployment`, each call once.
  public void add(Deployment deployment) {
    deployment
        .resources()
        .forEach((name, resource) -> {
          JsonNode properties = json(resource.at("Properties"));
          switch (resource.at("Type").text()) {
            case "AWS::KinesisFirehose::DeliveryStream" ->
                add("firehose", "CreateDeliveryStream", properties);
            case "AWS::Logs::SubscriptionFilter" ->
                add("logs", "PutSubscriptionFilter", properties);
            case "AWS::Logs::AccountPolicy" -> add("logs", "PutAccountPolicy", properties);
            case "AWS::CloudWatch::Dashboard" -> add("cloudwatch", "PutDashboard", properties);
            case "AWS::CloudWatch::Alarm" ->
                add("cloudwatch", "PutMetricAlarm", with(properties, "AlarmName", name));
            case "AWS::Kinesis::Stream" -> add("kinesis", "CreateStream", source(properties));
            case "AWS::Serverless::Function" ->
                add("lambda", "CreateFunction", function(properties));
            default -> {
              // Created by several calls.
            }
          }
        });
  }

  private void add(String service, String operation, JsonNode parameters) {
    ArrayNode call = JSON.createArrayNode().add(service).add(operation).add(parameters);
    calls.add(call);
  }

  private static JsonNode with(JsonNode properties, String name, String value) {
    return ((ObjectNode) properties).put(name, value);
  }

  private static JsonNode source(JsonNode properties) {
    ObjectNode source = (ObjectNode) with(properties, "StreamName", "logs-source");
    return source.remove(List.of("RetentionPeriodHours", "StreamEncryption"));
  }

  private static JsonNode function(JsonNode properties) {
    ObjectNode function = (ObjectNode) with(properties, "FunctionName", "logs-function");
    function.remove(List.of("CodeUri", "ReservedConcurrentExecutions"));
    function.set("Code", JSON.createObjectNode());
    return function;
  }

  public String json() {
    return calls.toString();
  }

  /// Returns `value` with references replaced by names and ARNs.
  public static JsonNode json(Value value) {
    return switch (value) {
      case Value.Text(String text) -> JSON.getNodeFactory().textNode(referred(text));
      case Value.Nothing _ -> JSON.nullNode();
      case Value.Items(List<Value> items) -> {
        ArrayNode array = JSON.createArrayNode();
        items.forEach(item -> array.add(json(item)));
        yield array;
      }
      case Value.Fields(Map<String, Value> fields) -> {
        ObjectNode object = JSON.createObjectNode();
        fields.forEach((name, field) -> object.set(name, json(field)));
        yield object;
      }
    };
  }

  private static String referred(String text) {
    Matcher matcher = REFERENCE.matcher(text);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(1);
      String arn = ARNS.getOrDefault(name, "arn:aws:iam::123456789012:role/logs-" + name);
      boolean resource =
          name.matches("(Transform|Delivery|Subscription|Source|Backup|Bucket|Dashboard).*");
      String value = matcher.group(2) == null ? "logs-" + name : arn;
      matcher.appendReplacement(
          result, Matcher.quoteReplacement(resource ? value : matcher.group()));
    }
    return matcher.appendTail(result).toString();
  }
}
