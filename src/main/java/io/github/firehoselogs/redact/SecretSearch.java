package io.github.firehoselogs.redact;

import io.github.firehoselogs.json.JsonScanner;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.redact.decode.Cut;
import io.github.firehoselogs.redact.decode.Cuts;
import io.github.firehoselogs.redact.decode.Decoding;
import io.github.firehoselogs.redact.decode.JsonEscapes;
import io.github.firehoselogs.redact.decode.JsonFragments;
import io.github.firehoselogs.redact.decode.JsonNumbers;
import io.github.firehoselogs.redact.decode.JsonTokens;
import io.github.firehoselogs.redact.decode.LogEscapes;
import io.github.firehoselogs.redact.decode.PercentEncoding;
import io.github.firehoselogs.redact.decode.Pieces;
import io.github.firehoselogs.redact.decode.Traits;
import io.github.firehoselogs.redact.decode.View;
import io.github.firehoselogs.redact.detector.Detector;
import io.github.firehoselogs.redact.detector.FieldNames;
import io.github.firehoselogs.regex.LinearPattern.Matches;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// A search for secrets in one message. Used once, by one thread.
///
/// Detectors read decoded text. The search takes a message apart until it has such text, and
/// records the range of the message that each secret comes from:
///
/// ```
/// text ──▶ JSON in it           ──▶ each name and string, decoded, is again a text
///      └─▶ the parts around it  ──▶ unchanged, with percent-encoding undone, with escapes undone
/// ```
final class SecretSearch {
  /// The maximum depth of JSON in strings of JSON. At a greater depth, JSON is text with escapes.
  private static final int MAX_JSON_DEPTH = 6;

  /// The maximum number of encodings that are undone one by one: `%252540` takes three. Any
  /// percent-encoding that is left then is undone at once.
  private static final int MAX_DECODINGS = 3;

  private static final Decoding[] DECODINGS = {new PercentEncoding(false), new LogEscapes()};
  private static final Decoding[] LAST_DECODINGS = {new PercentEncoding(true)};

  /// The field name of a text that is not the value of a field.
  private static final Utf8Builder NO_NAME = new Utf8Builder(0);

  private final List<Detector> presets;
  private final List<Detector> patterns;
  private final Cuts cuts = new Cuts();
  private final Deque<View> spareViews = new ArrayDeque<>();

  /// A search for the secrets that `presets` and `patterns` find.
  SecretSearch(List<Detector> presets, List<Detector> patterns) {
    this.presets = presets;
    this.patterns = patterns;
  }

  /// Returns the ranges of `message` that are secret.
  Cuts search(Utf8Builder message) {
    searchText(new View(message), NO_NAME, 0);
    return cuts;
  }

  private void searchText(View text, Utf8Builder name, int jsonDepth) {
    if (text.length() < Detector.SHORTEST_SECRET && patterns.isEmpty()) {
      return;
    }
    int traits = Traits.of(text);
    boolean mayHaveJson = Traits.hasAll(traits, Traits.JSON) && jsonDepth < MAX_JSON_DEPTH;
    if (!mayHaveJson || !searchedAsJson(text, jsonDepth)) {
      find(presets, text, traits, name);
      find(patterns, text, traits, name);
      searchDecoded(text, traits, name, 0);
    }
  }

  /// Searches the JSON in `text` and the parts around it. Returns false, without a search, if no
  /// part of the text is JSON.
  private boolean searchedAsJson(View text, int jsonDepth) {
    JsonFragments fragments = new JsonFragments(text);
    Pieces pieces = new Pieces(text, jsonDepth, cuts);
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
      pattern.findAll(text.text(), NO_NAME, pieces.restart());
    }
    return true;
  }

  /// Returns whether a fragment is JSON to a human reader: `[12345]` in a line of text is not.
  private static boolean isJson(View text, JsonFragments json) {
    byte[] bytes = text.array();
    for (int at = json.from() + 1; at < json.to(); at++) {
      if ("\",{[".indexOf(bytes[at]) >= 0) {
        return true;
      }
    }
    return JsonScanner.skipBlank(bytes, 0, text.length()) == json.from()
        && JsonScanner.skipBlank(bytes, json.to(), text.length()) == text.length();
  }

  private void searchAround(View text, int from, int to, Pieces pieces) {
    if (from < to) {
      int before = cuts.size();
      View around = spareView().slice(text, from, to);
      int traits = Traits.of(around);
      find(presets, around, traits, NO_NAME);
      searchDecoded(around, traits, NO_NAME, 0);
      spareViews.push(around);
      addPiece(Pieces.Kind.PLAIN, from, to, before, pieces);
    }
  }

  private void searchJson(View text, JsonFragments json, Pieces pieces) {
    JsonTokens tokens = new JsonTokens(text, json.from(), json.to());
    FieldNames names = new FieldNames();
    names.addWordBefore(text.array(), json.from());
    while (tokens.next()) {
      int before = cuts.size();
      switch (tokens.kind()) {
        case NAME -> {
          View string = JsonEscapes.decode(text, tokens.from(), tokens.to(), spareView());
          searchText(string, NO_NAME, pieces.jsonDepth() + 1);
          names.addName(string.text());
          spareViews.push(string);
        }
        case STRING -> {
          View string = JsonEscapes.decode(text, tokens.from(), tokens.to(), spareView());
          searchText(string, names.text(), pieces.jsonDepth() + 1);
          names.addString(string.text());
          spareViews.push(string);
        }
        case NUMBER -> searchNumber(text, tokens, pieces.jsonDepth());
        case LITERAL -> {
          // No preset and no pattern looks for a literal alone.
        }
      }
      addPiece(kindOf(tokens), tokens.from(), tokens.to(), before, pieces);
    }
  }

  /// Adds a piece if there are patterns: only they read the pieces.
  private void addPiece(Pieces.Kind kind, int from, int to, int cutsBefore, Pieces pieces) {
    if (!patterns.isEmpty()) {
      pieces.add(kind, from, to, cutsBefore);
    }
  }

  private static Pieces.Kind kindOf(JsonTokens tokens) {
    return switch (tokens.kind()) {
      case NAME, STRING -> Pieces.Kind.STRING;
      case NUMBER, LITERAL -> Pieces.Kind.SCALAR;
    };
  }

  /// Searches a number, which is replaced as a whole if it contains a secret.
  private void searchNumber(View text, JsonTokens token, int jsonDepth) {
    if (token.to() - token.from() < Detector.SHORTEST_SECRET && patterns.isEmpty()) {
      return;
    }
    AnyMatch match = new AnyMatch();
    View number = spareView().slice(text, token.from(), token.to());
    for (Detector pattern : patterns) {
      pattern.findAll(number.text(), NO_NAME, match);
    }
    JsonNumbers.spellOut(number.text());
    for (Detector preset : presets) {
      preset.findAll(number.text(), NO_NAME, match);
    }
    spareViews.push(number);
    if (match.found) {
      cuts.add(new Cut(text.origin(token.from()), text.origin(token.to()), jsonDepth));
    }
  }

  /// Searches `text` again with its encodings undone.
  private void searchDecoded(View text, int traits, Utf8Builder name, int decodings) {
    if (decodings > MAX_DECODINGS) {
      return;
    }
    for (Decoding decoding : decodings < MAX_DECODINGS ? DECODINGS : LAST_DECODINGS) {
      if (Traits.hasAll(traits, decoding.neededTraits())) {
        View decoded = spareView();
        if (decoding.decode(text, decoded)) {
          int decodedTraits = Traits.of(decoded);
          find(presets, decoded, decodedTraits, name);
          find(patterns, decoded, decodedTraits, name);
          searchDecoded(decoded, decodedTraits, name, decodings + 1);
        }
        spareViews.push(decoded);
      }
    }
  }

  private void find(List<Detector> detectors, View text, int traits, Utf8Builder name) {
    for (int i = 0; i < detectors.size(); i++) {
      Detector detector = detectors.get(i);
      if (Traits.hasAll(traits, detector.neededTraits())) {
        detector.findAll(text.text(), name, new TextMatches(text, cuts));
      }
    }
  }

  private View spareView() {
    return spareViews.isEmpty() ? new View() : spareViews.pop();
  }

  /// Turns each match in `text` into a cut.
  private record TextMatches(View text, Cuts cuts) implements Matches {
    @Override
    public void found(int from, int to) {
      cuts.add(new Cut(text.origin(from), text.origin(to), Cut.UNQUOTED));
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
