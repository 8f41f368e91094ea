package io.github.firehoselogs.tools.redrive.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
  private final List<String> read = new ArrayList<>();
  private final AtomicInteger open = new AtomicInteger();
  private int maxObjects = 100;

  private final FailureSource.Visitor reader =
      new FailureSource.Visitor() {
        @Override
        public boolean object(FailureObject object) {
          if (!object.name().equals("skipped")) {
            read.add(object.name() + "=" + content(object));
          }
          return read.size() < maxObjects;
        }

        @Override
        public void unreadable(String name, String problem) {
          read.add(name + " " + problem);
        }
      };

  private static String content(FailureObject object) {
    try (InputStream in = object.opening().open()) {
      byte[] bytes = in.readAllBytes();
      return bytes.length > 100 ? bytes.length + " bytes" : new String(bytes, UTF_8);
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private FailureObject object(String name, int bytes) {
    return new FailureObject(
        name,
        () -> {
          open.incrementAndGet();
          return new ByteArrayInputStream(bytes < 0 ? name.getBytes(UTF_8) : new byte[bytes]) {
            private boolean closed;

            @Override
            public void close() {
              open.addAndGet(closed ? 0 : -1);
              closed = true;
            }
          };
        });
  }

  @Test
  void objectsKeepTheirOrder() {
    try (ReadAhead ahead = new ReadAhead(reader)) {
      IntStream.range(0, 30).forEach(i -> assertTrue(ahead.object(object("o" + i, -1))));
      assertTrue(ahead.finish());
    }
    assertEquals(IntStream.range(0, 30).mapToObj(i -> "o" + i + "=o" + i).toList(), read);
    assertEquals(0, open.get());
  }

  @Test
  void largeAndBrokenObjectsAreHandedOver() {
    try (ReadAhead ahead = new ReadAhead(reader)) {
      ahead.object(object("large", 3_000_000));
      ahead.object(
          new FailureObject(
              "broken",
              () -> {
                throw new IOException("no");
              }));
      ahead.object(
          new FailureObject(
              "defect",
              () -> {
                throw new IllegalStateException("defect");
              }));
      ahead.object(object("skipped", 3_000_000));
      ahead.finish();
    }
    assertEquals(
        List.of(
            "large=3000000 bytes", "broken=no", "defect=java.lang.IllegalStateException: defect"),
        read);
    assertEquals(0, open.get());
  }

  @Test
  void readerEndsTheVisit() {
    maxObjects = 3;
    try (ReadAhead ahead = new ReadAhead(reader)) {
      int given = 0;
      while (ahead.object(object("o" + given, 2_000_000))) {
        given++;
      }
      assertEquals(3, read.size());
      assertFalse(ahead.finish());
    }
    assertEquals(3, read.size());
    assertEquals(0, open.get());
  }
}
