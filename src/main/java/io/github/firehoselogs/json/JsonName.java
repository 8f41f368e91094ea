package io.github.firehoselogs.json;

import java.util.Arrays;

/// The name of a JSON field as it is written: quoted and followed by a colon. Created once for each
/// field of a format.
public final class JsonName {
  private final String text;
  private final byte[] quotedAndColon;

  private JsonName(String text, byte[] quotedAndColon) {
    this.text = text;
    this.quotedAndColon = quotedAndColon;
  }

  /// Returns the field name `name`, quoted once for all lines.
  public static JsonName of(String name) {
    byte[] quoted = JsonString.quoted(name);
    byte[] bytes = Arrays.copyOf(quoted, quoted.length + 1);
    bytes[quoted.length] = ':';
    return new JsonName(name, bytes);
  }

  /// Returns the name itself, not quoted.
  public String text() {
    return text;
  }

  /// Appends the name, quoted, and a colon.
  public void appendTo(Utf8Builder out) {
    out.append(quotedAndColon);
  }
}
