package io.github.firehoselogs.format;

import io.github.firehoselogs.json.JsonName;

/// A field that a transform writes. `meaning` is a phrase, with the unit of a number.
public record Field(String name, Type type, String meaning) {
  /// The JSON type of a field, which is the same in every line, and how text is searched.
  public enum Type {
    /// A string that is matched as a whole, such as a name, an address or a level.
    STRING,
    /// A string that is searched by its words, such as a message or a statement.
    TEXT,
    /// A string with a time in ISO 8601, UTC, with milliseconds.
    TIME,
    /// A whole number of at most 64 bits.
    INTEGER,
    /// A number that may have a fraction.
    DECIMAL,
    BOOLEAN,
    /// An array of strings.
    STRINGS,
    /// An object whose fields are not declared.
    OBJECT,
    /// An array of objects whose fields are not declared.
    OBJECTS,
    /// A string or an object. Only Splunk's collector has such a field.
    ANY
  }

  public static Field string(JsonName name, String meaning) {
    return new Field(name.text(), Type.STRING, meaning);
  }

  public static Field text(JsonName name, String meaning) {
    return new Field(name.text(), Type.TEXT, meaning);
  }

  public static Field integer(JsonName name, String meaning) {
    return new Field(name.text(), Type.INTEGER, meaning);
  }

  public static Field decimal(JsonName name, String meaning) {
    return new Field(name.text(), Type.DECIMAL, meaning);
  }

  public static Field object(JsonName name, String meaning) {
    return new Field(name.text(), Type.OBJECT, meaning);
  }

  /// Returns a field of a type that has no method of its own here.
  public static Field of(JsonName name, Type type, String meaning) {
    return new Field(name.text(), type, meaning);
  }
}
