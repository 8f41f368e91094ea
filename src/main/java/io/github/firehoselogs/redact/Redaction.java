package io.github.firehoselogs.redact;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.firehoselogs.cloudwatch.LogEvent;
import io.github.firehoselogs.regex.LinearPattern;
import io.github.firehoselogs.text.Utf8Builder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Replaces what its presets and patterns find by `[REDACTED]`, in the message of an event and in
/// the extracted fields, which CloudWatch Logs took from it. Safe for use by several threads at
/// once.
public final class Redaction {
  /// Redacts nothing.
  public static final Redaction NONE = new Redaction(List.of());

  private static final byte[] REDACTED = "[REDACTED]".getBytes(US_ASCII);

  private static final String KNOWN =
      "known are aws-access-key, bearer-token, credit-card, email, ipv4, jwt and"
          + " /regular expression/";

  private final List<Detector> detectors;

  private Redaction(List<Detector> detectors) {
    this.detectors = List.copyOf(detectors);
  }

  /// Compiles presets and `/regular expressions/` with commas between them; `\/` is a slash inside
  /// of one. Blank text redacts nothing.
  ///
  /// Throws [IllegalArgumentException] with one line that says what is wrong and what is known.
  public static Redaction compile(String text) {
    List<Detector> detectors = new ArrayList<>();
    int at = skipBlank(text, 0);
    while (at < text.length()) {
      int end = text.charAt(at) == '/' ? behindPattern(text, at) : endOfEntry(text, at);
      detectors.add(detector(text.substring(at, end).strip()));
      at = behindComma(text, end);
    }
    return detectors.isEmpty() ? NONE : new Redaction(detectors);
  }

  private static Detector detector(String entry) {
    if (entry.startsWith("/")) {
      return pattern(entry.substring(1, entry.length() - 1).replace("\\/", "/"));
    }
    return switch (entry) {
      case "aws-access-key" -> new AwsAccessKeys();
      case "bearer-token" -> new BearerTokens();
      case "credit-card" -> new CreditCards();
      case "email" -> new EmailAddresses();
      case "ipv4" -> new Ipv4Addresses();
      case "jwt" -> new JsonWebTokens();
      default -> throw new IllegalArgumentException("unknown preset '" + entry + "', " + KNOWN);
    };
  }

  private static Detector pattern(String text) {
    LinearPattern pattern = LinearPattern.compile(text);
    if (pattern.isIn(new Utf8Builder(0))) {
      throw new IllegalArgumentException(
          "'/" + text + "/' matches the empty text: expected a pattern of what is to be redacted");
    }
    return pattern::findAll;
  }

  private static int behindPattern(String text, int slash) {
    for (int at = slash + 1; at < text.length(); at++) {
      if (text.charAt(at) == '\\') {
        at++;
      } else if (text.charAt(at) == '/') {
        return at + 1;
      }
    }
    throw new IllegalArgumentException(
        "the '/' at character " + (slash + 1) + " has no closing '/'");
  }

  private static int endOfEntry(String text, int from) {
    int comma = text.indexOf(',', from);
    return comma < 0 ? text.length() : comma;
  }

  private static int behindComma(String text, int from) {
    int at = skipBlank(text, from);
    if (at < text.length() && text.charAt(at) != ',') {
      throw new IllegalArgumentException(
          "expected a comma or the end at character "
              + (at + 1)
              + ", found '"
              + text.charAt(at)
              + "'");
    }
    return skipBlank(text, at + 1);
  }

  private static int skipBlank(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return Math.min(at, text.length());
  }

  /// Redacts what later steps see of `logEvent`. The envelope stays as it is, and so does what goes
  /// round of it.
  public void apply(LogEvent logEvent) {
    if (detectors.isEmpty()) {
      return;
    }
    Utf8Builder message = logEvent.messageText();
    Utf8Builder redacted = redactedInJson(redacted(message));
    if (redacted != message) {
      logEvent.replaceMessage(redacted);
    }
    logEvent.extractedFields().ifPresent(fields -> redactFields(fields, logEvent));
  }

  private void redactFields(byte[] fields, LogEvent logEvent) {
    try {
      JsonRedaction.redact(fields, fields.length, this::redact)
          .ifPresent(logEvent::replaceExtractedFields);
    } catch (IOException e) {
      throw new UncheckedIOException("extractedFields: read before, and not readable now", e);
    }
  }

  /// A message that is JSON may spell a secret with escapes, such as the code of the `@`.
  private Utf8Builder redactedInJson(Utf8Builder message) {
    if (!mayBeJsonWithEscapes(message)) {
      return message;
    }
    try {
      Optional<byte[]> json = JsonRedaction.redact(message.array(), message.length(), this::redact);
      return json.isPresent() ? new Utf8Builder(json.get().length).append(json.get()) : message;
    } catch (IOException _) {
      // No JSON, so nobody reads escapes in it.
      return message;
    }
  }

  private static boolean mayBeJsonWithEscapes(Utf8Builder message) {
    byte[] text = message.array();
    int at = 0;
    while (at < message.length() && text[at] <= ' ' && text[at] >= 0) {
      at++;
    }
    if (at == message.length() || text[at] != '{') {
      return false;
    }
    for (; at < message.length() - 1; at++) {
      if (text[at] == '\\' && (text[at + 1] == 'u' || text[at + 1] == '/')) {
        return true;
      }
    }
    return false;
  }

  /// Returns `text` without what is to be redacted.
  String redact(String text) {
    Utf8Builder utf8 = new Utf8Builder(text.length()).append(text);
    Utf8Builder redacted = redacted(utf8);
    return redacted == utf8 ? text : redacted.toString();
  }

  /// Returns `text` itself where nothing is found in it.
  private Utf8Builder redacted(Utf8Builder text) {
    Utf8Builder redacted = text;
    for (Detector detector : detectors) {
      Replacement replacement = new Replacement(redacted);
      detector.findAll(redacted, replacement);
      redacted = replacement.result();
    }
    return redacted;
  }

  /// A text with the matches of one detector replaced; made only once there is one.
  private static final class Replacement implements LinearPattern.Matches {
    private final Utf8Builder text;
    private final Utf8Builder replaced = new Utf8Builder(0);
    private int copied;

    Replacement(Utf8Builder text) {
      this.text = text;
    }

    @Override
    public void found(int from, int to) {
      replaced.append(text.array(), copied, from).append(REDACTED);
      copied = to;
    }

    Utf8Builder result() {
      return copied == 0 ? text : replaced.append(text.array(), copied, text.length());
    }
  }
}
