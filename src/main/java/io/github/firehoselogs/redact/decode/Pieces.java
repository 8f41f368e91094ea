package io.github.firehoselogs.redact.decode;

import io.github.firehoselogs.regex.LinearPattern.Matches;
import java.util.ArrayList;
import java.util.List;

/// The pieces of a text that contains JSON, for patterns that match across several of them. Such a
/// pattern describes the JSON text, not the content of a string: `"password":"[^"]*"`.
///
/// ```
/// retry {"password":"x","n":1} now
/// PLAIN   STRING     S   S  SCALAR
/// ```
///
/// The JSON stays valid: each name, string, number or literal that a match touches is replaced as a
/// whole, and the punctuation between them stays.
public final class Pieces implements Matches {
  /// The kind of a piece.
  public enum Kind {
    /// Text around the JSON.
    PLAIN,
    /// The text of a name or a string, without its quotes.
    STRING,
    /// A number, `true`, `false` or `null`.
    SCALAR
  }

  /// A piece `[from, to)`. `redacted` tells whether a secret was found in it.
  private record Piece(Kind kind, int from, int to, boolean redacted) {}

  private final View text;
  private final int jsonDepth;
  private final Replacements replacements;
  private final List<Piece> pieces = new ArrayList<>();
  private int first;

  /// The pieces of `text`, which is nested in `jsonDepth` strings of JSON.
  public Pieces(View text, int jsonDepth, Replacements replacements) {
    this.text = text;
    this.jsonDepth = jsonDepth;
    this.replacements = replacements;
  }

  /// Returns the number of JSON strings that the text is nested in.
  public int jsonDepth() {
    return jsonDepth;
  }

  /// Adds the next piece. `replacementsBefore` is the number of replacements before the piece was
  /// searched.
  public void add(Kind kind, int from, int to, int replacementsBefore) {
    pieces.add(new Piece(kind, from, to, replacements.size() > replacementsBefore));
  }

  /// Prepares for the matches of one pattern, which are reported from left to right.
  public Pieces restart() {
    first = 0;
    return this;
  }

  /// Replaces the pieces that a match touches. Ignores a match within one piece of JSON, because
  /// the decoded text of each piece is searched separately. Also ignores a match that begins in a
  /// piece in which that search found a secret.
  @Override
  public void found(int from, int to) {
    while (first < pieces.size() && pieces.get(first).to <= from) {
      first++;
    }
    if (first == pieces.size() || isCoveredBySearch(pieces.get(first), from, to)) {
      return;
    }
    for (int i = first; i < pieces.size() && pieces.get(i).from < to; i++) {
      replace(pieces.get(i), from, to);
    }
  }

  private static boolean isCoveredBySearch(Piece piece, int from, int to) {
    boolean beginsInJson = piece.kind != Kind.PLAIN && piece.from <= from;
    return beginsInJson && (to <= piece.to || piece.redacted);
  }

  private void replace(Piece piece, int from, int to) {
    boolean plain = piece.kind == Kind.PLAIN;
    int replacedFrom = plain ? Math.max(from, piece.from) : piece.from;
    int replacedTo = plain ? Math.min(to, piece.to) : piece.to;
    if (replacedFrom < replacedTo) {
      int quoting = piece.kind == Kind.SCALAR ? jsonDepth : Replacement.UNQUOTED;
      replacements.add(
          new Replacement(text.origin(replacedFrom), text.origin(replacedTo), quoting));
    }
  }
}
