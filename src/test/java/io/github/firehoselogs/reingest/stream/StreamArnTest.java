package io.github.firehoselogs.reingest.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamArnTest {
  @ParameterizedTest
  @CsvSource({
    "arn:aws:firehose:us-east-1:123456789012:deliverystream/my-Stream_1.x, us-east-1,"
        + " my-Stream_1.x",
    "arn:aws:kinesis:eu-west-1:123456789012:stream/source, eu-west-1, source",
    "arn:aws-cn:kinesis:cn-north-1:123456789012:stream/a, cn-north-1, a",
    "arn:aws-us-gov:firehose:us-gov-west-1:123456789012:deliverystream/a, us-gov-west-1, a",
  })
  void namesRegionAndStream(String arn, String region, String name) {
    assertEquals(Optional.of(new StreamArn(arn, region, name)), StreamArn.parse(arn));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "arn", "arn:aws:s3:::bucket", "arn:aws:firehose:us-east-1:1:deliverystream/"})
  void otherTextIsNoArn(String text) {
    assertEquals(Optional.empty(), StreamArn.parse(text));
  }

  @Test
  void sourceStreamHasPriority() {
    StreamTargets targets = new StreamTargets();
    Optional<String> kinesis = Optional.of("arn:aws:kinesis:eu-west-1:1:stream/source");
    Optional<String> firehose = Optional.of("arn:aws:firehose:eu-west-1:1:deliverystream/f");
    assertEquals(
        "Kinesis stream source (kinesis:PutRecords)",
        targets.targetFor(kinesis, firehose).orElseThrow().description());
    assertEquals(
        "Firehose stream f (firehose:PutRecordBatch)",
        targets.targetFor(Optional.empty(), firehose).orElseThrow().description());
    assertEquals(Optional.empty(), targets.targetFor(Optional.of("odd"), firehose));
    assertEquals(Optional.empty(), targets.targetFor(Optional.empty(), Optional.empty()));
  }
}
