package io.github.firehoselogs.reingest.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;

class SdkClientsTest {
  @Test
  void haveTheirRegion() {
    try (FirehoseClient firehose = SdkClients.firehose("eu-central-1");
        KinesisClient kinesis = SdkClients.kinesis("us-east-1")) {
      assertEquals(Region.EU_CENTRAL_1, firehose.serviceClientConfiguration().region());
      assertEquals(Region.US_EAST_1, kinesis.serviceClientConfiguration().region());
    }
  }
}
