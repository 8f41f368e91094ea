package io.github.firehoselogs.transform;

import io.github.firehoselogs.api.JsonObject;
import io.github.firehoselogs.api.Output;
import io.github.firehoselogs.json.JsonLine;
import io.github.firehoselogs.json.JsonName;
import io.github.firehoselogs.json.Utf8Builder;

/// The output that a user's transform writes to. Detects mistakes that would damage the output of
/// other events or a line of JSON: writing after the call, and objects in the wrong order.
final class UserOutput implements Output {
  private final Utf8Builder output;
  private boolean closed;

  /// The number of JSON objects that are open.
  private int depth;

  UserOutput(Utf8Builder output) {
    this.output = output;
  }

  /// Ends the call. Throws [IllegalStateException] if the output is `used` and a JSON object in it
  /// is still open.
  void close(boolean used) {
    closed = true;
    if (used && depth > 0) {
      throw new IllegalStateException("a JSON object was not ended");
    }
  }

  @Override
  public Output append(String text) {
    expect(0);
    output.append(text);
    return this;
  }

  @Override
  public Output append(byte[] utf8) {
    expect(0);
    output.append(utf8);
    return this;
  }

  @Override
  public JsonObject object() {
    expect(0);
    return new UserObject();
  }

  private void expect(int expectedDepth) {
    if (closed) {
      throw new IllegalStateException("the output was used after the transform returned");
    }
    if (depth != expectedDepth) {
      throw new IllegalStateException("another JSON object is open, or this one was ended");
    }
  }

  /// A JSON object at the end of the output.
  private final class UserObject implements JsonObject {
    private final JsonLine fields = new JsonLine(output);
    private final int level = ++depth;

    private JsonName open(String name) {
      expect(level);
      return JsonName.of(name);
    }

    @Override
    public JsonObject text(String name, String value) {
      fields.text(open(name), value);
      return this;
    }

    @Override
    public JsonObject number(String name, long value) {
      fields.number(open(name), value);
      return this;
    }

    @Override
    public JsonObject number(String name, double value) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("JSON cannot represent " + value);
      }
      fields.value(open(name)).append(Double.toString(value));
      return this;
    }

    @Override
    public JsonObject bool(String name, boolean value) {
      fields.value(open(name)).append(Boolean.toString(value));
      return this;
    }

    @Override
    public JsonObject object(String name) {
      fields.value(open(name));
      return new UserObject();
    }

    @Override
    public void end() {
      expect(level);
      if (level == 1) {
        fields.end();
      } else {
        fields.endValue();
      }
      depth--;
    }
  }
}
