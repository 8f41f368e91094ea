package io.github.firehoselogs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.firehoselogs.cloudwatch.EnvelopeBytes;
import io.github.firehoselogs.cloudwatch.EnvelopeDecoder;
import io.github.firehoselogs.given.GivenEnvelope;
import io.github.firehoselogs.settings.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkspaceTest {
  private static final Settings SETTINGS = Settings.from(Map.of());

  private final Workspace.Shelf shelf = new Workspace.Shelf(SETTINGS, 1_000_000);

  @Test
  void releasedBuffersAreReused() {
    Workspace first = shelf.take();
    shelf.giveBack(first);
    assertSame(first, shelf.take());
  }

  @Test
  void concurrentInvocationsDoNotShare() {
    Workspace first = shelf.take();
    Workspace second = shelf.take();
    assertNotSame(first, second);

    shelf.giveBack(first);
    shelf.giveBack(second);
    assertSame(second, shelf.take());
    assertNotSame(first, shelf.take());
  }

  @Test
  void contentIsCleared() throws Exception {
    Workspace workspace = shelf.take();
    decode(workspace, "a");
    workspace.transformed().restart().append("a");
    workspace.transformed().add(0, 0);
    shelf.giveBack(workspace);

    assertTrue(shelf.take().transformed().isEmpty());
    assertEquals(1, decode(workspace, "b"));
  }

  @Test
  void largeBuffersAreNotKept() throws Exception {
    Workspace workspace = shelf.take();
    decode(workspace, "a".repeat(2_000_000));
    shelf.giveBack(workspace);
    assertNotSame(workspace, shelf.take());
  }

  private static int decode(Workspace workspace, String message) throws Exception {
    try (EnvelopeDecoder decoder = new EnvelopeDecoder(workspace.envelopes())) {
      return decoder.decode(EnvelopeBytes.of(GivenEnvelope.of(message).gzip())).size();
    }
  }
}
