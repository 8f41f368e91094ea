package io.github.firehoselogs.tools.explain;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.document.DocumentDecoder;
import io.github.firehoselogs.document.DocumentFrame;
import io.github.firehoselogs.document.FinishedDocument;
import io.github.firehoselogs.document.UnreadableDocumentException;
import io.github.firehoselogs.metadata.RecordMetadata;

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
      RecordMetadata metadata = document.metadata();
      metadata.partitionKeys().forEach((name, value) -> outline.field(depth + 1, name, value));
      metadata
          .icebergTable()
          .ifPresent(it -> outline.field(depth + 1, "table", it.database() + "." + it.table()));
      outline.line(depth + 1, Outline.quoted(new String(document.data(), UTF_8)));
    } catch (UnreadableDocumentException e) {
      outline.line(depth, "broken " + e.reason());
    }
  }
}
