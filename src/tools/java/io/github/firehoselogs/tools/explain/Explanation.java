package io.github.firehoselogs.tools.explain;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.document.DocumentFrame;
import io.github.firehoselogs.gzip.GzipDecoder;
import io.github.firehoselogs.gzip.InflatedBytes;
import io.github.firehoselogs.gzip.MalformedGzipException;
import io.github.firehoselogs.gzip.Rounds;
import io.github.firehoselogs.tools.trial.Trial;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Explains bytes by their content, and undoes base64 and gzip on the way.
final class Explanation {
  /// More layers than any producer adds.
  private static final int MAX_LAYERS = 8;

  private static final int MIN_BASE64_CHARACTERS = 16;
  private static final Pattern WHITESPACE = Pattern.compile("\\s+");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]+={0,2}");

  private final Outline outline;
  private final FunctionText function;
  private final Trial trial;

  Explanation(Trial trial, Outline outline) {
    this.outline = outline;
    this.trial = trial;
    this.function = new FunctionText(trial, outline);
  }

  /// Explains the content of a file.
  void explain(byte[] file) {
    Optional<byte[]> decoded = base64(file);
    if (decoded.isPresent()) {
      // A record copied from an event or a failure object.
      outline.line(1, "base64 of " + Outline.bytes(decoded.get().length));
      content(decoded.get(), 2, decoded.get());
    } else {
      content(file, 1, file);
    }
  }

  /// Explains the data of a record, and returns the depth of what comes next.
  int record(byte[] data, int depth) {
    return inner(data, depth, data, 0);
  }

  private void content(byte[] bytes, int depth, byte[] record) {
    int next = inner(bytes, depth, record, 0);
    if (next > 0) {
      function.answerTo(record, next);
    }
  }

  /// Explains `bytes`, which are inside `record`. Returns the depth for the function's answer to the
  /// record, or 0 if this is no record.
  private int inner(byte[] bytes, int depth, byte[] record, int layers) {
    if (layers == MAX_LAYERS) {
      outline.line(depth, "more layers than " + MAX_LAYERS + ": not looked into");
      return depth;
    }
    if (GzipDecoder.startsGzip(bytes)) {
      return gzip(bytes, depth, record, layers);
    }
    if (DocumentFrame.startsFrame(bytes)) {
      new FrameText(outline).explain(bytes, depth);
      return depth;
    }
    List<String> names = JsonNames.of(bytes);
    if (names.contains("rawData")) {
      new FailureText(trial, this, outline).explain(bytes, depth);
      return 0;
    }
    if (names.contains("records")) {
      new EventText(trial, this, outline).explain(bytes, depth);
      return 0;
    }
    if (names.contains("logEvents") || names.contains("messageType")) {
      new EnvelopeText(trial.settings(), outline).explain(bytes, depth);
      return depth;
    }
    Optional<byte[]> decoded = base64(bytes);
    if (decoded.isPresent()) {
      outline.line(depth, "base64 of " + Outline.bytes(decoded.get().length));
      return inner(decoded.get(), depth + 1, record, layers + 1);
    }
    outline.line(depth, unknown(bytes, names));
    return depth;
  }

  private int gzip(byte[] bytes, int depth, byte[] record, int layers) {
    try (GzipDecoder gzip = new GzipDecoder(new InflatedBytes(Explain.MAX_BYTES))) {
      gzip.inflate(bytes);
      int rounds = Rounds.of(bytes);
      outline.line(
          depth,
          "gzip of "
              + Outline.bytes(gzip.length())
              + (rounds == 0 ? "" : ", put back " + Outline.count(rounds, "time")));
      return inner(Arrays.copyOf(gzip.bytes(), gzip.length()), depth + 1, record, layers + 1);
    } catch (MalformedGzipException e) {
      outline.line(depth, "broken gzip: " + e.getMessage());
      return depth;
    }
  }

  private static String unknown(byte[] bytes, List<String> names) {
    if (bytes.length == 0) {
      return "empty";
    }
    if (!names.isEmpty()) {
      return "JSON with " + String.join(", ", names) + ": none of the kinds that this tool knows";
    }
    String start = new String(bytes, 0, Math.min(bytes.length, 400), UTF_8);
    return "unknown content of " + Outline.bytes(bytes.length) + ": " + Outline.quoted(start);
  }

  /// Returns the content of base64 text, which may be wrapped in lines or quoted.
  private static Optional<byte[]> base64(byte[] bytes) {
    String text = WHITESPACE.matcher(new String(bytes, ISO_8859_1)).replaceAll("");
    if (text.length() > 2 && text.startsWith("\"") && text.endsWith("\"")) {
      text = text.substring(1, text.length() - 1);
    }
    if (text.length() < MIN_BASE64_CHARACTERS || !BASE64.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
