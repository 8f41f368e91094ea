package io.github.firehoselogs.redact;

import io.github.firehoselogs.json.JsonScanner;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.redact.decode.Decoding;
import io.github.firehoselogs.redact.decode.JsonEscapes;
import io.github.firehoselogs.redact.decode.JsonFragments;
import io.github.firehoselogs.redact.decode.JsonNumbers;
import io.github.firehoselogs.redact.decode.JsonTokens;
import io.github.firehoselogs.redact.decode.LogEscapes;
import io.github.firehoselogs.redact.decode.PercentEncoding;
import io.github.firehoselogs.redact.decode.Pieces;
import io.github.firehoselogs.redact.decode.Replacement;
import io.github.firehoselogs.redact.decode.Replacements;
import io.github.firehoselogs.redact.decode.Traits;
import io.github.firehoselogs.redact.decode.View;
import io.github.firehoselogs.redact.detector.Detector;
import io.github.firehoselogs.redact.name.FieldNames;
import io.github.firehoselogs.regex.LinearPattern.Matches;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// A search for secrets in one message. Used once, by one thread.
///
/// Detectors read decoded text. The search splits and decodes a message until it has such text, and
/// records the range of the message that each secret comes from:
///
/// ```
/// text ──▶ JSON in it            ──▶ each name and string, decoded, is again a text
///      └─▶ the text around it    ──▶ searched unchanged, and with its escapes decoded
/// ```
final class SecretSearch {
  /// The maximum depth of JSON inside JSON strings. At a greater depth, JSON is read as text with
  /// escapes.
  private static final int MAX_JSON_DEPTH = 6;

  /// The maximum number of encodings that are decoded one by one: `%252540` has three. Any
  /// percent-encoding that is still left is then decoded in one step.
  private static final int MAX_DECODINGS = 3;

  private static final Decoding[] DECODINGS = {new PercentEncoding(false), new LogEscapes()};
  private static final Decoding[] LAST_DECODINGS = {new PercentEncoding(true)};

  /// The size of the shortest number that a preset finds without a name, in bytes.
  private static final int SHORTEST_NUMBER = 6;

  /// The names of a text that is not the value of a field.
  private static final FieldNames NO_NAMES = new FieldNames();

  private final Detectors detectors;
  private final List<Detector> presets;
  private final List<Detector> patterns;
  private final Replacements replacements = new Replacements();
  private final Deque<View> spareViews = new ArrayDeque<>();

  /// A search for the secrets that `detectors` find.
  SecretSearch(Detectors detectors) {
    this.detectors = detectors;
    this.presets = detectors.presets();
    this.patterns = detectors.patterns();
  }

  /// Returns the ranges of `message` that are secret.
  Replacements search(Utf8Builder message) {
    searchText(new View(message), NO_NAMES, 0);
    return replacements;
  }

  private void searchText(View text, FieldNames names, int jsonDepth) {
    if (text.length() < detectors.shortestText()) {
      return;
    }
    int traits = Traits.of(text);
    boolean mayHaveJson = Traits.hasAll(traits, Traits.JSON) && jsonDepth < MAX_JSON_DEPTH;
    if (!mayHaveJson || !searchedAsJson(text, jsonDepth)) {
      find(presets, text, traits, names);
      find(patterns, text, traits, names);
      searchDecoded(text, traits, names, 0);
    }
  }

  /// Searches the JSON in `text` and the parts around it. Returns false, without a search, if no
  /// part of the text is JSON.
  private boolean searchedAsJson(View text, int jsonDepth) {
    JsonFragments fragments = new JsonFragments(text);
    Pieces pieces = new Pieces(text, jsonDepth, replacements);
    int searched = 0;
    while (fragments.next()) {
      if (isJson(text, fragments)) {
        searchAround(text, searched, fragments.from(), pieces);
        searchJson(text, fragments, pieces);
        searched = fragments.to();
      }
    }
    if (searched == 0) {
      return false;
    }
    searchAround(text, searched, text.length(), pieces);
    for (Detector pattern : patterns) {
      pattern.findAll(text.text(), NO_NAMES, pieces.restart());
    }
    return true;
  }

  /// Returns whether a human would read the fragment as JSON: `[12345]` in a line of text is not.
  private static boolean isJson(View text, JsonFragments json) {
    byte[] bytes = text.array();
    for (int at = json.from() + 1; at < json.to(); at++) {
      if ("\",{[".indexOf(bytes[at]) >= 0) {
        return true;
      }
    }
    return JsonScanner.skipWhitespace(bytes, 0, text.length()) == json.from()
        && JsonScanner.skipWhitespace(bytes, json.to(), text.length()) == text.length();
  }

  private void searchAround(View text, int from, int to, Pieces pieces) {
    if (from < to) {
      int before = replacements.size();
      View around = spareView().slice(text, from, to);
      int traits = Traits.of(around);
      find(presets, around, traits, NO_NAMES);
      searchDecoded(around, traits, NO_NAMES, 0);
      spareViews.push(around);
      addPiece(Pieces.Kind.PLAIN, from, to, before, pieces);
    }
  }

  private void searchJson(View text, JsonFragments json, Pieces pieces) {
    JsonTokens tokens = new JsonTokens(text, json.from(), json.to());
    FieldNames names = new FieldNames();
    names.addWordBefore(text.array(), json.from());
    while (tokens.next()) {
      int before = replacements.size();
      names.moveTo(tokens.depth(), tokens.lowestDepth());
      switch (tokens.kind()) {
        case NAME -> {
          View string = JsonEscapes.decode(text, tokens.from(), tokens.to(), spareView());
          searchText(string, NO_NAMES, pieces.jsonDepth() + 1);
          names.addName(string.text(), tokens.depth());
          spareViews.push(string);
        }
        case STRING -> {
          View string = JsonEscapes.decode(text, tokens.from(), tokens.to(), spareView());
          searchValue(string, names, pieces.jsonDepth() + 1);
          names.addString(string.text(), tokens.depth());
          spareViews.push(string);
        }
        case NUMBER -> {
          searchNumber(text, tokens, names, pieces.jsonDepth());
          names.addScalar();
        }
        // No secret consists only of true, false or null.
        case LITERAL -> names.addScalar();
      }
      addPiece(kindOf(tokens), tokens.from(), tokens.to(), before, pieces);
    }
  }

  private void searchValue(View string, FieldNames names, int jsonDepth) {
    if (!findNamed(string.text(), names, new TextMatches(string, replacements))) {
      searchText(string, names, jsonDepth);
    }
  }

  private boolean findNamed(Utf8Builder value, FieldNames names, Matches matches) {
    List<Detector> named = detectors.named();
    boolean found = false;
    for (int i = 0; i < named.size(); i++) {
      found |= named.get(i).findNamed(value, names, matches);
    }
    return found;
  }

  /// Adds a piece if there are patterns: only they read the pieces.
  private void addPiece(Pieces.Kind kind, int from, int to, int replacementsBefore, Pieces pieces) {
    if (!patterns.isEmpty()) {
      pieces.add(kind, from, to, replacementsBefore);
    }
  }

  private static Pieces.Kind kindOf(JsonTokens tokens) {
    return switch (tokens.kind()) {
      case NAME, STRING -> Pieces.Kind.STRING;
      case NUMBER, LITERAL -> Pieces.Kind.SCALAR;
    };
  }

  /// Searches a number, which is replaced as a whole if it contains a secret.
  private void searchNumber(View text, JsonTokens token, FieldNames names, int jsonDepth) {
    boolean mayBeSecret = token.to() - token.from() >= SHORTEST_NUMBER || !patterns.isEmpty();
    if (!mayBeSecret && detectors.named().isEmpty()) {
      return;
    }
    AnyMatch match = new AnyMatch();
    View number = spareView().slice(text, token.from(), token.to());
    if (!findNamed(number.text(), names, match) && mayBeSecret) {
      findInNumber(number.text(), match);
    }
    spareViews.push(number);
    if (match.found) {
      replacements.add(
          new Replacement(text.origin(token.from()), text.origin(token.to()), jsonDepth));
    }
  }

  private void findInNumber(Utf8Builder number, AnyMatch match) {
    for (Detector pattern : patterns) {
      pattern.findAll(number, NO_NAMES, match);
    }
    JsonNumbers.spellOut(number);
    for (Detector preset : presets) {
      if (Traits.hasAll(Traits.OF_NUMBERS, preset.neededTraits())) {
        preset.findAll(number, NO_NAMES, match);
      }
    }
  }

  /// Decodes `text` and searches it again.
  private void searchDecoded(View text, int traits, FieldNames names, int decodings) {
    if (decodings > MAX_DECODINGS) {
      return;
    }
    for (Decoding decoding : decodings < MAX_DECODINGS ? DECODINGS : LAST_DECODINGS) {
      if (Traits.hasAll(traits, decoding.neededTraits())) {
        View decoded = spareView();
        if (decoding.decode(text, decoded)) {
          int decodedTraits = Traits.of(decoded);
          find(presets, decoded, decodedTraits, names);
          find(patterns, decoded, decodedTraits, names);
          searchDecoded(decoded, decodedTraits, names, decodings + 1);
        }
        spareViews.push(decoded);
      }
    }
  }

  private void find(List<Detector> detectors, View text, int traits, FieldNames names) {
    for (int i = 0; i < detectors.size(); i++) {
      Detector detector = detectors.get(i);
      if (Traits.hasAll(traits, detector.neededTraits())) {
        detector.findAll(text.text(), names, new TextMatches(text, replacements));
      }
    }
  }

  private View spareView() {
    return spareViews.isEmpty() ? new View() : spareViews.pop();
  }

  /// Adds a replacement for each match in `text`.
  private record TextMatches(View text, Replacements replacements) implements Matches {
    @Override
    public void found(int from, int to) {
      replacements.add(new Replacement(text.origin(from), text.origin(to), Replacement.UNQUOTED));
    }
  }

  private static final class AnyMatch implements Matches {
    private boolean found;

    @Override
    public void found(int from, int to) {
      found = true;
    }
  }
}
