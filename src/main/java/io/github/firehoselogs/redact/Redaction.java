package io.github.firehoselogs.redact;

import io.github.firehoselogs.envelope.LogEventView;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.redact.decode.Replacements;
import io.github.firehoselogs.redact.detector.AuthorizationCredentials;
import io.github.firehoselogs.redact.detector.AwsAccessKeys;
import io.github.firehoselogs.redact.detector.AwsSecretKeys;
import io.github.firehoselogs.redact.detector.BearerTokens;
import io.github.firehoselogs.redact.detector.Detector;
import io.github.firehoselogs.redact.detector.EmailAddresses;
import io.github.firehoselogs.redact.detector.Ipv4Addresses;
import io.github.firehoselogs.redact.detector.Ipv6Addresses;
import io.github.firehoselogs.redact.detector.JsonWebTokens;
import io.github.firehoselogs.redact.detector.PatternDetector;
import io.github.firehoselogs.redact.detector.card.CreditCards;
import io.github.firehoselogs.redact.detector.password.Passwords;
import io.github.firehoselogs.regex.LinearPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Replaces secrets by `[REDACTED]` in the message of an event, in the fields that CloudWatch Logs
/// extracted from it, and in the names of its log group and stream. Presets and patterns define the
/// secrets. Thread-safe.
///
/// Secrets are found in decoded text and replaced in the original text: all other bytes stay
/// unchanged, and valid JSON stays valid JSON.
public final class Redaction {
  /// Redacts nothing.
  public static final Redaction NONE = new Redaction(List.of(), List.of(), List.of());

  private static final String KNOWN =
      "expected authorization, aws-access-key, aws-secret-key, bearer-token, credit-card, email,"
          + " ipv4, ipv6, jwt, password or /regular expression/";

  private final List<String> entries;
  private final Detectors detectors;

  private Redaction(List<String> entries, List<Detector> presets, List<Detector> patterns) {
    this.entries = List.copyOf(entries);
    this.detectors = Detectors.of(presets, patterns);
  }

  /// Compiles a comma-separated list of presets and `/regular expressions/`, in which `\/` is a
  /// slash. Blank text redacts nothing.
  ///
  /// Throws [IllegalArgumentException] with one line that states the problem and the known presets.
  public static Redaction compile(String text) {
    List<String> entries = new ArrayList<>();
    List<Detector> presets = new ArrayList<>();
    List<Detector> patterns = new ArrayList<>();
    int at = skipBlank(text, 0);
    while (at < text.length()) {
      boolean isPattern = text.charAt(at) == '/';
      int end = isPattern ? endOfPattern(text, at) : endOfEntry(text, at);
      entries.add(text.substring(at, end).strip());
      if (isPattern) {
        patterns.add(pattern(text.substring(at + 1, end - 1).replace("\\/", "/")));
      } else {
        presets.add(preset(entries.getLast()));
      }
      at = afterComma(text, end);
    }
    return entries.isEmpty() ? NONE : new Redaction(entries, presets, patterns);
  }

  /// Returns the presets and patterns in the order of the setting, each of which compiles alone.
  public List<String> entries() {
    return entries;
  }

  /// Returns `text`, which [#compile] accepts, with `/…/` instead of each regular expression: it may
  /// contain the very secret that it finds.
  public static String withoutPatterns(String text) {
    return text.replaceAll("/(\\\\.|[^/\\\\])*/", "/…/");
  }

  private static Detector preset(String entry) {
    return switch (entry) {
      case "authorization" -> new AuthorizationCredentials();
      case "aws-access-key" -> new AwsAccessKeys();
      case "aws-secret-key" -> new AwsSecretKeys();
      case "bearer-token" -> new BearerTokens();
      case "credit-card" -> new CreditCards();
      case "email" -> new EmailAddresses();
      case "ipv4" -> new Ipv4Addresses();
      case "ipv6" -> new Ipv6Addresses();
      case "jwt" -> new JsonWebTokens();
      case "password" -> new Passwords();
      default -> throw new IllegalArgumentException("unknown preset '" + entry + "', " + KNOWN);
    };
  }

  private static Detector pattern(String text) {
    LinearPattern pattern = LinearPattern.compile(text);
    if (pattern.matchesAnywhere(new Utf8Builder(0))) {
      throw new IllegalArgumentException(
          "'/" + text + "/' matches the empty text, expected a pattern that matches secrets only");
    }
    return new PatternDetector(pattern);
  }

  private static int endOfPattern(String text, int slash) {
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

  private static int afterComma(String text, int from) {
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

  /// Redacts `logEvent` for later steps. The envelope itself, and remainders created from it, are
  /// not redacted.
  public void apply(LogEventView logEvent) {
    if (detectors.isEmpty()) {
      return;
    }
    applyToNames(logEvent);
    Utf8Builder message = logEvent.messageText();
    Utf8Builder redacted = redacted(message);
    if (redacted != message) {
      logEvent.replaceMessage(redacted);
    }
    Optional<byte[]> fields = logEvent.extractedFields();
    if (fields.isPresent()) {
      redactFields(fields.get(), logEvent);
    }
  }

  /// Redacts only the names of log group and stream, which all events of an envelope share.
  public void applyToNames(LogEventView logEvent) {
    if (!detectors.isEmpty() && !logEvent.hasReplacedNames()) {
      logEvent.replaceNames(
          redact(logEvent.originalLogGroup()), redact(logEvent.originalLogStream()));
    }
  }

  private void redactFields(byte[] json, LogEventView logEvent) {
    Utf8Builder fields = new Utf8Builder(json.length).append(json);
    Utf8Builder redacted = redacted(fields);
    if (redacted != fields) {
      logEvent.replaceExtractedFields(redacted.toByteArray());
    }
  }

  /// Returns `text` with its secrets replaced.
  public String redact(String text) {
    if (detectors.isEmpty()) {
      return text;
    }
    return redacted(new Utf8Builder(text.length()).append(text)).toString();
  }

  /// Returns `text` with its secrets replaced, or `text` itself if there are none.
  private Utf8Builder redacted(Utf8Builder text) {
    Replacements replacements = new SecretSearch(detectors).search(text);
    return replacements.isEmpty() ? text : replacements.applyTo(text);
  }
}
