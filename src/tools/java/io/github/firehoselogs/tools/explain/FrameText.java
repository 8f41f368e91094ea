package io.github.firehoselogs.tools.explain;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.document.DocumentDecoder;
import io.github.firehoselogs.document.DocumentFrame;
import io.github.firehoselogs.document.FinishedDocument;
import io.github.firehoselogs.document.UnreadableDocumentException;

/// Explains the frame of a finished document.
record FrameText(Outline outline) {
  void explain(byte[] frame, int depth) {
    try (DocumentDecoder decoder = new DocumentDecoder(Explain.MAX_BYTES)) {
      FinishedDocument document = decoder.decode(frame);
      outline.line(
          depth,
          "finished document of "
              + Outline.bytes(document.data().length)
              + ", put back "
              + Outline.count(DocumentFrame.rounds(frame), "time"));
      document.partitionKeys().forEach((name, value) -> outline.field(depth + 1, name, value));
      outline.line(depth + 1, Outline.quoted(new String(document.data(), UTF_8)));
    } catch (UnreadableDocumentException e) {
      outline.line(depth, "broken " + e.reason());
    }
  }
}
