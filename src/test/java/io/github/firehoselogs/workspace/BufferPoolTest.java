package io.github.firehoselogs.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.envelope.EncodedEnvelope;
import io.github.firehoselogs.envelope.EnvelopeDecoder;
import io.github.firehoselogs.settings.Settings;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BufferPoolTest {
  private static final Settings SETTINGS = Settings.from(Map.of());

  private final BufferPool buffers = new BufferPool(SETTINGS, 1_000_000);

  @Test
  void releasedBuffersAreReused() {
    Workspace first = buffers.acquire();
    buffers.release(first);
    assertSame(first, buffers.acquire());
  }

  @Test
  void concurrentInvocationsDoNotShare() {
    Workspace first = buffers.acquire();
    Workspace second = buffers.acquire();
    assertNotSame(first, second);

    buffers.release(first);
    buffers.release(second);
    assertSame(second, buffers.acquire());
    assertNotSame(first, buffers.acquire());
  }

  @Test
  void contentIsCleared() throws Exception {
    Workspace workspace = buffers.acquire();
    decode(workspace, "a");
    workspace.transformed().restart().append("a");
    workspace.transformed().add(0, 0);
    buffers.release(workspace);

    assertTrue(buffers.acquire().transformed().isEmpty());
    assertEquals(1, decode(workspace, "b"));
  }

  @Test
  void largeBuffersAreNotKept() throws Exception {
    Workspace workspace = buffers.acquire();
    decode(workspace, "a".repeat(2_000_000));
    buffers.release(workspace);
    assertNotSame(workspace, buffers.acquire());
  }

  private static int decode(Workspace workspace, String message) throws Exception {
    try (EnvelopeDecoder decoder = new EnvelopeDecoder(workspace.envelopes())) {
      return decoder.decode(EncodedEnvelope.of(GivenEnvelope.of(message).gzip())).size();
    }
  }
}
