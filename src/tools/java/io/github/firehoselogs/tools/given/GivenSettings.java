package io.github.firehoselogs.tools.given;

import io.github.firehoselogs.settings.Settings;
import java.util.HashMap;
import java.util.Map;

/// Settings from environment variables, with responses as small as a test wants them: few events
/// split those.
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
