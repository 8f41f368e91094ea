package io.github.firehoselogs.template.check;

import io.github.firehoselogs.template.Combination;
import java.util.LinkedHashMap;
import java.util.Map;

/// The values of the tables' placeholders, such as `<bucket>` and `<entry>`, for one combination.
public final class Places {
  private static final Map<String, String> DESTINATIONS =
      Map.of(
          "s3", "ExtendedS3DestinationConfiguration",
          "opensearch", "AmazonopensearchserviceDestinationConfiguration",
          "serverless", "AmazonOpenSearchServerlessDestinationConfiguration",
          "indexing", "ExtendedS3DestinationConfiguration",
          "splunk", "SplunkDestinationConfiguration");
  private static final Map<String, String> DELIVERIES =
      Map.of(
          "s3", "DeliveryToS3",
          "opensearch", "DeliveryToAmazonOpenSearchService",
          "serverless", "DeliveryToAmazonOpenSearchServerless",
          "indexing", "DeliveryToS3",
          "splunk", "DeliveryToSplunk");

  private final Map<String, String> texts = new LinkedHashMap<>();

  Places(Combination combination) {
    Map<String, String> parameters = combination.parameters();
    boolean kinesis = combination.is("kinesis");
    String source = combination.is("made-kinesis") ? "{SourceStream.Arn}" : Combinations.KINESIS;
    String stream = combination.is("none") ? Combinations.FIREHOSE : "{DeliveryStream.Arn}";
    texts.put("<source>", source);
    texts.put("<entry>", kinesis ? source : stream);
    texts.put(
        "<bucket>", combination.is("made-bucket") ? "{Bucket.Arn}" : "arn:aws:s3:::given-bucket");
    texts.put("<key>", Combinations.KEY);
    texts.put("<domain>", Combinations.DOMAIN);
    texts.put("<index>", parameters.getOrDefault("IndexName", "mysql-general"));
    texts.put("<ours>", parameters.getOrDefault("MetricsNamespace", "FirehoseLogs"));
    texts.put("<memory>", parameters.getOrDefault("MemorySize", "1024"));
    texts.put("<fn>", "FunctionName={TransformFunction}");
    texts.put("<ds>", "DeliveryStreamName={DeliveryStream}");
    texts.put(
        "<ks>",
        "StreamName=" + (combination.is("made-kinesis") ? "{SourceStream}" : "given-stream"));
    destination(combination);
  }

  private void destination(Combination combination) {
    DESTINATIONS.forEach((fact, name) -> {
      if (combination.is(fact)) {
        String properties = "Properties/" + name;
        texts.put("<destination>", properties);
        texts.put(
            "<objects>",
            combination.is("s3/indexing") ? properties : properties + "/S3Configuration");
        texts.put("<delivery>", DELIVERIES.getOrDefault(fact, ""));
      }
    });
  }

  /// Returns `text` with every placeholder replaced.
  String fill(String text) {
    String filled = text;
    if (filled.indexOf('<') >= 0) {
      for (Map.Entry<String, String> each : texts.entrySet()) {
        filled = filled.replace(each.getKey(), each.getValue());
      }
    }
    return filled;
  }
}
