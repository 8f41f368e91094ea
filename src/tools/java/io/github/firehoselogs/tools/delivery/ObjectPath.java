package io.github.firehoselogs.tools.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.UUID;

/// The file for an S3 object. S3 keys are plain text; a file system has `..`, a maximum length for
/// names, and characters that are not allowed.
final class ObjectPath {
  /// File systems allow 255 bytes in a name; the object name needs 80 of them after the prefix.
  private static final int MAX_NAME_BYTES = 160;

  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final Charset FILE_NAMES =
      Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

  private ObjectPath() {}

  /// Returns the file for the object `prefix` + `name`, always below `folder`. `name` is ASCII.
  static Path of(Path folder, String prefix, String name) {
    String[] segments = prefix.split("/", -1);
    Path path = folder;
    for (int i = 0; i < segments.length - 1; i++) {
      path = path.resolve(folderName(segments[i]));
    }
    return path.resolve(safe(segments[segments.length - 1]) + name);
  }

  private static String folderName(String segment) {
    String safe = safe(segment);
    return safe.isEmpty() || safe.equals(".") || safe.equals("..") ? "_" + safe : safe;
  }

  private static String safe(String segment) {
    StringBuilder safe = new StringBuilder();
    segment.codePoints().forEach(c -> appendSafe(c, safe));
    if (safe.toString().getBytes(UTF_8).length <= MAX_NAME_BYTES) {
      return safe.toString();
    }
    String hash = UUID.nameUUIDFromBytes(segment.getBytes(UTF_8)).toString();
    return safe.substring(0, safe.offsetByCodePoints(0, MAX_NAME_BYTES / 4 - 1)) + "~" + hash;
  }

  /// A character that is not allowed becomes `%` and two hex digits for each byte of its UTF-8.
  private static void appendSafe(int codePoint, StringBuilder safe) {
    String text = Character.toString(codePoint);
    if (Character.isISOControl(codePoint) || !FILE_NAMES.newEncoder().canEncode(text)) {
      for (byte b : text.getBytes(UTF_8)) {
        safe.append('%').append(HEX.toHexDigits(b));
      }
    } else {
      safe.append(text);
    }
  }
}
