package io.github.firehoselogs.redact.decode;

import io.github.firehoselogs.regex.LinearPattern.Matches;
import java.util.ArrayList;
import java.util.List;

/// The pieces of a text that has JSON in it, for patterns that match across several of them. Such a
/// pattern is written for the JSON text and not for one of its strings: `"password":"[^"]*"`.
///
/// ```
/// retry {"password":"x","n":1} now
/// PLAIN   STRING     S   S  SCALAR
/// ```
///
/// JSON stays JSON: each name, string, number or literal that a match touches is replaced as a whole,
/// and the signs between them stay.
public final class Pieces implements Matches {
  /// What a piece is.
  public enum Kind {
    /// Text around the JSON.
    PLAIN,
    /// The text of a name or a string, without its quotes.
    STRING,
    /// A number, `true`, `false` or `null`.
    SCALAR
  }

  /// A piece `[from, to)`. `redacted` tells that a secret was found inside of it.
  private record Piece(Kind kind, int from, int to, boolean redacted) {}

  private final View text;
  private final int jsonDepth;
  private final Cuts cuts;
  private final List<Piece> pieces = new ArrayList<>();
  private int first;

  /// The pieces of `text`, which is inside of `jsonDepth` strings of JSON.
  public Pieces(View text, int jsonDepth, Cuts cuts) {
    this.text = text;
    this.jsonDepth = jsonDepth;
    this.cuts = cuts;
  }

  public int jsonDepth() {
    return jsonDepth;
  }

  /// Adds the next piece. There were `cutsBefore` cuts before it was searched.
  public void add(Kind kind, int from, int to, int cutsBefore) {
    pieces.add(new Piece(kind, from, to, cuts.size() > cutsBefore));
  }

  /// Gets ready for the matches of one pattern, from left to right.
  public Pieces restart() {
    first = 0;
    return this;
  }

  /// Cuts the pieces that a match touches. A match inside of one piece of JSON is left to the search
  /// of its decoded text, and so is a match that begins in a piece in which that found a secret.
  @Override
  public void found(int from, int to) {
    while (first < pieces.size() && pieces.get(first).to <= from) {
      first++;
    }
    if (first == pieces.size() || isDecided(pieces.get(first), from, to)) {
      return;
    }
    for (int i = first; i < pieces.size() && pieces.get(i).from < to; i++) {
      cut(pieces.get(i), from, to);
    }
  }

  private static boolean isDecided(Piece piece, int from, int to) {
    boolean beginsInJson = piece.kind != Kind.PLAIN && piece.from <= from;
    return beginsInJson && (to <= piece.to || piece.redacted);
  }

  private void cut(Piece piece, int from, int to) {
    boolean plain = piece.kind == Kind.PLAIN;
    int cutFrom = plain ? Math.max(from, piece.from) : piece.from;
    int cutTo = plain ? Math.min(to, piece.to) : piece.to;
    if (cutFrom < cutTo) {
      int quoting = piece.kind == Kind.SCALAR ? jsonDepth : Cut.UNQUOTED;
      cuts.add(new Cut(text.origin(cutFrom), text.origin(cutTo), quoting));
    }
  }
}
