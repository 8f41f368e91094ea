package io.github.firehoselogs.reingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfflineClientsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:firehose:eu-west-1:0:deliverystream/nobody",
        "arn:aws:kinesis:eu-west-1:0:stream/nobody"
      })
  void everyOtherCallIsTaken(String arn) {
    Optional<String> stream = Optional.of(arn);
    StreamTarget target =
        StreamTargets.offline()
            .targetFor(stream.filter(it -> it.contains("kinesis")), stream)
            .orElseThrow();
    Remainder remainder = new Remainder(0, "data".getBytes(UTF_8), "key", false);
    Deadline deadline = new Deadline(() -> Duration.ofMinutes(5));
    List<Integer> accepted = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Reingester reingester = new Reingester(20, 500, _ -> {}, () -> 0);
      accepted.add(reingester.put(List.of(remainder), target, deadline).accepted());
    }
    assertEquals(List.of(1, 0, 1, 0), accepted);
  }
}
