package io.github.firehoselogs.api;

/// Receives the output for one log event. It may be used until
/// [transform][LogEventTransform#transform] returns; later calls throw [IllegalStateException].
public interface Output {
  /// Appends `text` in UTF-8. An unpaired surrogate becomes U+FFFD.
  Output append(String text);

  /// Appends bytes, which must be valid UTF-8.
  Output append(byte[] utf8);

  /// Begins a JSON object, which takes one line. [JsonObject#end] ends the object and the line.
  JsonObject object();
}
