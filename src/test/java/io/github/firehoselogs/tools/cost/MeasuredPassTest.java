package io.github.firehoselogs.tools.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.tools.given.KinesisConsumer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeasuredPassTest {
  private static final List<byte[]> RECORDS = MysqlEvents.records(7);

  @Test
  void twoPassesPutAllButOneEventBack() {
    MeasuredPass.Result result = answer(Costs.MYSQL);
    result.answer().records().forEach(each -> assertInstanceOf(Outcome.Ok.class, each));
    long putBack =
        result.puts().stream().mapToLong(each -> KinesisConsumer.read("key", each).size()).sum();
    assertEquals(MysqlEvents.SIZE, RECORDS.size() + putBack);
  }

  @Test
  void onePassIndexesEverything() {
    MeasuredPass.Result result = answer(Costs.DIRECT);
    result.answer().records().forEach(each -> assertInstanceOf(Outcome.Dropped.class, each));
    assertEquals(List.of(), result.puts());
    assertTrue(result.logBytes() > 0);
  }

  @Test
  void bufferIsFilledOnce() {
    List<byte[]> records = List.of(new byte[200_000], new byte[10_000], new byte[1]);
    assertEquals(records.subList(0, 2), MeasuredPass.buffer(records));
    assertEquals(records.subList(2, 3), MeasuredPass.buffer(records.subList(2, 3)));
  }

  private static MeasuredPass.Result answer(Map<String, String> settings) {
    return new MeasuredPass(settings, Optional.of(new AcceptingSearch()))
        .answer(MeasuredPass.event(RECORDS));
  }
}
