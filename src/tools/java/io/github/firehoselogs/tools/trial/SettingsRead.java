package io.github.firehoselogs.tools.trial;

import io.github.firehoselogs.settings.Settings;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The settings of the function in an environment, and which of its variables set them.
public final class SettingsRead {
  private final SortedMap<String, String> given = new TreeMap<>();
  private final Settings settings;

  private SettingsRead(Map<String, String> environment) {
    this.settings = Settings.from(new Recording(environment, given));
  }

  /// Reads `environment` as the function does. Throws like [Settings#from].
  public static SettingsRead from(Map<String, String> environment) {
    return new SettingsRead(environment);
  }

  Settings settings() {
    return settings;
  }

  /// Returns the variables that are set and that the function reads.
  public SortedMap<String, String> given() {
    return Collections.unmodifiableSortedMap(given);
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
