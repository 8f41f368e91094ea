package io.github.firehoselogs.transform;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/// The values of the settings that single transforms read, and the time zone of templates in them. A
/// setting that is not in the map is not set.
public record TransformSettings(Map<TransformSetting, String> values, ZoneId zone) {
  /// No setting is set.
  public static final TransformSettings NONE = new TransformSettings(Map.of());

  public TransformSettings {
    values = Map.copyOf(values);
  }

  /// The values of settings, with times in UTC.
  public TransformSettings(Map<TransformSetting, String> values) {
    this(values, ZoneOffset.UTC);
  }

  /// Returns the value of `setting`, `""` if it is not set.
  String valueOf(TransformSetting setting) {
    return values.getOrDefault(setting, "");
  }

  /// Thrown if the value of a setting is invalid. The message is one line that states the problem.
  public static final class InvalidException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final TransformSetting setting;

    InvalidException(TransformSetting setting, IllegalArgumentException cause) {
      super(cause.getMessage(), cause);
      this.setting = setting;
    }

    /// Returns the setting whose value is invalid.
    public TransformSetting setting() {
      return setting;
    }
  }
}
