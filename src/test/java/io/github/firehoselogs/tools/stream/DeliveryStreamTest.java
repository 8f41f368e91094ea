package io.github.firehoselogs.tools.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.tools.contract.ContractBreachException;
import io.github.firehoselogs.tools.delivery.DeliveryFolder;
import io.github.firehoselogs.tools.delivery.Prefixes;
import io.github.firehoselogs.tools.local.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryStreamTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-22T10:00:00Z"));
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path temporary;

  private final List<Integer> invoked = new ArrayList<>();

  @Test
  void functionIsInvokedWithAFullBuffer() throws IOException {
    assertEquals(new Counts(2, 0, 3, 0, 0, 300, 0), counts(3, 200, this::dropAll));
    assertEquals(List.of(2, 1), invoked);
  }

  @Test
  void emptyBufferInvokesNothing() throws IOException {
    assertEquals(Counts.NONE, counts(0, 200, this::dropAll));
  }

  @Test
  void refusedAnswerEndsTheRun() {
    assertThrows(
        ContractBreachException.class,
        () -> counts(1, 200, _ -> "{\"records\":[]}".getBytes(UTF_8)));
  }

  private Counts counts(int records, int bufferBytes, UnaryOperator<byte[]> function)
      throws IOException {
    Prefixes prefixes = Prefixes.of(Optional.of("logs/"), temporary.resolve("none"));
    try (DeliveryFolder folder =
            new DeliveryFolder(temporary.resolve("out"), prefixes, CLOCK, new Random(1));
        LocalStream putBack = LocalStream.open(Source.DIRECT, CLOCK)) {
      EventBuffer buffer = new EventBuffer(Source.DIRECT, bufferBytes);
      DeliveryStream stream = new DeliveryStream(buffer, function, putBack, folder, new Sample(0));
      for (int i = 0; i < records; i++) {
        stream.put(new ArrivedRecord(new byte[100], CLOCK.millis(), "key"));
      }
      stream.drain();
      return stream.counts();
    }
  }

  private byte[] dropAll(byte[] event) {
    List<String> entries = new ArrayList<>();
    for (JsonNode record : tree(event).path("records")) {
      entries.add("{\"recordId\":" + record.path("recordId") + ",\"result\":\"Dropped\"}");
    }
    invoked.add(entries.size());
    return ("{\"records\":[" + String.join(",", entries) + "]}").getBytes(UTF_8);
  }

  private static JsonNode tree(byte[] event) {
    try {
      return JSON.readTree(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
