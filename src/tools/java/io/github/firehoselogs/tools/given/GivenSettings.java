package io.github.firehoselogs.tools.given;

import io.github.firehoselogs.settings.Settings;
import java.util.HashMap;
import java.util.Map;

/// Settings from environment variables that allow very small responses, so that few log events
/// overflow them.
public final class GivenSettings {
  private GivenSettings() {}

  /// Returns the settings of `environment`, whose `MAX_RESPONSE_BYTES` may be any number.
  public static Settings of(Map<String, String> environment) {
    Map<String, String> others = new HashMap<>(environment);
    String maxResponseBytes = others.remove("MAX_RESPONSE_BYTES");
    Settings settings = Settings.from(others);
    return maxResponseBytes == null
        ? settings
        : settings.withMaxResponseBytes(Integer.parseInt(maxResponseBytes));
  }
}
