package io.github.firehoselogs.redact.detector.password;

import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.redact.decode.Traits;
import io.github.firehoselogs.redact.detector.Detector;
import io.github.firehoselogs.redact.name.FieldNames;
import io.github.firehoselogs.redact.name.SecretName;
import io.github.firehoselogs.regex.LinearPattern.Matches;

/// The preset `password`: the values of names that mean a secret, see [SecretName].
///
/// ```
/// password=hunter2   Password: hunter2   'token' => "a b"   <secret>a b</secret>
/// --password hunter2   --api-key 'a b'   ALTER ROLE bob PASSWORD 'a b'
/// https://bob:hunter2@example.com/
/// {"password":"hunter2"}   {"name":"DB_PASSWORD","value":"hunter2"}   ["--password","hunter2"]
/// ```
///
/// In JSON, the values are strings and numbers, also those in an array or object that such a name
/// has, at any depth.
public final class Passwords implements Detector {
  private static final boolean[] IS_SIGN = new boolean[256];

  static {
    for (byte sign : new byte[] {'=', ':', '>', '"', '\'', '-'}) {
      IS_SIGN[sign] = true;
    }
  }

  @Override
  public int neededTraits() {
    return Traits.ASSIGNMENT;
  }

  @Override
  public int shortestText() {
    return 5; // pwd=x
  }

  @Override
  public boolean readsNames() {
    return true;
  }

  @Override
  public void findAll(Utf8Builder text, FieldNames names, Matches matches) {
    byte[] bytes = text.array();
    int length = text.length();
    NamedValue value = new NamedValue(bytes, length);
    for (int at = 0; at < length; at++) {
      if (IS_SIGN[bytes[at] & 0xFF] && value.readAt(at)) {
        matches.found(value.from(), value.to());
        at = value.to();
      }
    }
  }

  @Override
  public boolean findNamed(Utf8Builder value, FieldNames names, Matches matches) {
    int length = value.length();
    if (length == 0 || !isNamed(value, names)) {
      return false;
    }
    matches.found(0, length);
    return true;
  }

  private static boolean isNamed(Utf8Builder value, FieldNames names) {
    if (names.isInSecret()) {
      return true;
    }
    SecretName name = SecretName.of(names.field());
    return name.accepts(value.array(), 0, value.length()) || isAfterOption(names);
  }

  /// Returns whether the value follows an option or a header in an array: `--password`,
  /// `X-Api-Key`. Other names may be elements of a list of names.
  private static boolean isAfterOption(FieldNames names) {
    Utf8Builder option = names.previous();
    return names.isAfterElement()
        && CommandOption.hasHyphen(option.array(), 0, option.length())
        && SecretName.of(option) == SecretName.CERTAIN;
  }
}
