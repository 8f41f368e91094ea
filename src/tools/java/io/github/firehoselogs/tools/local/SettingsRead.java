package io.github.firehoselogs.tools.local;

import io.github.firehoselogs.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The environment variables that the function reads.
final class SettingsRead {
  private SettingsRead() {}

  /// Returns those that are set in `environment`.
  static SortedMap<String, String> from(Map<String, String> environment) {
    SortedMap<String, String> read = new TreeMap<>();
    Settings.from(new Recording(environment, read));
    return read;
  }

  private static final class Recording extends HashMap<String, String> {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> read;

    Recording(Map<String, String> environment, Map<String, String> read) {
      super(environment);
      this.read = read;
    }

    @Override
    public String getOrDefault(Object name, String byDefault) {
      String value = super.getOrDefault(name, byDefault);
      if (containsKey(name)) {
        read.put(name.toString(), value);
      }
      return value;
    }
  }
}
