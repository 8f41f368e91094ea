package io.github.firehoselogs.tools.accept;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutSubscriptionFilterRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutSubscriptionFilterResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/// The clients of a [GivenAccount].
final class GivenClients {
  /// Objects in a page of a list, so that a run reads several.
  private static final int PAGE = 7;

  private GivenClients() {}

  record Stacks(GivenAccount account) implements CloudFormationClient {
    @Override
    public DescribeStacksResponse describeStacks(DescribeStacksRequest request) {
      account.check("cloudformation:DescribeStacks");
      List<Parameter> parameters = new ArrayList<>();
      account.parameters.forEach((key, value) ->
          parameters.add(Parameter.builder().parameterKey(key).parameterValue(value).build()));
      List<Output> outputs = new ArrayList<>();
      account.outputs.forEach(
          (key, value) -> outputs.add(Output.builder().outputKey(key).outputValue(value).build()));
      Stack stack =
          Stack.builder()
              .stackName(request.stackName())
              .stackId("arn:aws:cloudformation:eu-west-1:111122223333:stack/logs/1")
              .parameters(parameters)
              .outputs(outputs)
              .build();
      return DescribeStacksResponse.builder().stacks(stack).build();
    }

    @Override
    public String serviceName() {
      return "cloudformation";
    }

    @Override
    public void close() {}
  }

  record Logs(GivenAccount account) implements CloudWatchLogsClient {
    @Override
    public CreateLogGroupResponse createLogGroup(CreateLogGroupRequest request) {
      account.check("logs:CreateLogGroup");
      account.groups.add(request.logGroupName());
      return CreateLogGroupResponse.builder().build();
    }

    @Override
    public DeleteLogGroupResponse deleteLogGroup(DeleteLogGroupRequest request) {
      account.check("logs:DeleteLogGroup");
      account.groups.remove(request.logGroupName());
      return DeleteLogGroupResponse.builder().build();
    }

    @Override
    public PutRetentionPolicyResponse putRetentionPolicy(PutRetentionPolicyRequest request) {
      account.check("logs:PutRetentionPolicy");
      return PutRetentionPolicyResponse.builder().build();
    }

    @Override
    public PutSubscriptionFilterResponse putSubscriptionFilter(
        PutSubscriptionFilterRequest request) {
      account.check("logs:PutSubscriptionFilter");
      account.subscriptions.add(
          Map.of(
              "group", request.logGroupName(),
              "destination", request.destinationArn(),
              "role", request.roleArn(),
              "distribution", String.valueOf(request.distribution())));
      return PutSubscriptionFilterResponse.builder().build();
    }

    @Override
    public CreateLogStreamResponse createLogStream(CreateLogStreamRequest request) {
      account.check("logs:CreateLogStream");
      return CreateLogStreamResponse.builder().build();
    }

    @Override
    public PutLogEventsResponse putLogEvents(PutLogEventsRequest request) {
      account.check("logs:PutLogEvents");
      for (InputLogEvent each : request.logEvents()) {
        account.waiting.add(
            new GivenAccount.Logged(
                request.logGroupName(), request.logStreamName(), each.timestamp(), each.message()));
      }
      return PutLogEventsResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return "logs";
    }

    @Override
    public void close() {}
  }

  record Bucket(GivenAccount account) implements S3Client {
    @Override
    public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
      account.check("s3:ListBucket");
      List<S3Object> found = new ArrayList<>();
      account.objects.forEach((key, stored) -> {
        if (key.startsWith(request.prefix())) {
          found.add(S3Object.builder().key(key).lastModified(stored.written()).build());
        }
      });
      int from =
          request.continuationToken() == null ? 0 : Integer.parseInt(request.continuationToken());
      int to = Math.min(found.size(), from + PAGE);
      return ListObjectsV2Response.builder()
          .contents(found.subList(from, to))
          .isTruncated(to < found.size())
          .nextContinuationToken(Integer.toString(to))
          .build();
    }

    @Override
    public ResponseBytes<GetObjectResponse> getObjectAsBytes(GetObjectRequest request) {
      account.check("s3:GetObject");
      byte[] body = Objects.requireNonNull(account.objects.get(request.key())).body();
      return ResponseBytes.fromByteArray(GetObjectResponse.builder().build(), body);
    }

    @Override
    public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
      account.check("s3:DeleteObject");
      account.objects.remove(request.key());
      return DeleteObjectResponse.builder().build();
    }

    @Override
    public String serviceName() {
      return "s3";
    }

    @Override
    public void close() {}
  }

  record Metrics(GivenAccount account) implements CloudWatchClient {
    @Override
    public GetMetricDataResponse getMetricData(GetMetricDataRequest request) {
      account.check("cloudwatch:GetMetricData");
      List<MetricDataResult> results = new ArrayList<>();
      for (MetricDataQuery each : request.metricDataQueries()) {
        String key =
            each.metricStat().metric().namespace() + " " + each.metricStat().metric().metricName();
        results.add(
            MetricDataResult.builder()
                .id(each.id())
                .values(account.metrics.getOrDefault(key, List.of()))
                .build());
      }
      return GetMetricDataResponse.builder().metricDataResults(results).build();
    }

    @Override
    public String serviceName() {
      return "monitoring";
    }

    @Override
    public void close() {}
  }
}
