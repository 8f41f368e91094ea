package io.github.firehoselogs.firehose;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.CustomPojoSerializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.util.Optional;

/// Turns bytes into [FirehoseEvent] and [FirehoseResponse] into bytes, in place of the managed
/// runtime's own serializer, which the runtime leaves unused once it finds this class named in
/// `META-INF/services`.
///
/// The runtime's own would fail a whole invocation for one record whose data are not base64, and
/// take 100 to 200 ms longer for the first event.
@SuppressWarnings("TypeParameterUnusedInFormals") // So the library's interface has it.
public final class FirehoseSerializer implements CustomPojoSerializer {
  @Override
  public <T> T fromJson(InputStream input, Type type) {
    try {
      return event(input.readAllBytes(), type);
    } catch (IOException e) {
      throw new UncheckedIOException("event: could not be read from the runtime", e);
    }
  }

  @Override
  public <T> T fromJson(String input, Type type) {
    return event(input.getBytes(UTF_8), type);
  }

  @Override
  public <T> void toJson(T value, OutputStream output, Type type) {
    if (!(value instanceof FirehoseResponse response)) {
      throw new IllegalArgumentException("response: expected a FirehoseResponse: " + type);
    }
    try {
      new ResponseWriter(output).write(response);
    } catch (IOException e) {
      throw new UncheckedIOException("response: could not be handed to the runtime", e);
    }
  }

  @SuppressWarnings("unchecked") // The check of the type is the cast: T is what `type` names.
  private static <T> T event(byte[] json, Type type) {
    if (type != FirehoseEvent.class) {
      throw new IllegalArgumentException("event: expected a handler of FirehoseEvent: " + type);
    }
    Optional<FirehoseEvent> usual = EventScanner.read(json);
    return (T) (usual.isPresent() ? usual.get() : EventReader.read(json));
  }
}
