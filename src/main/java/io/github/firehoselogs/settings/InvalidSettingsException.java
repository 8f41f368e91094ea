package io.github.firehoselogs.settings;

import java.util.List;

/// Thrown if the function cannot start because environment variables are invalid. The message lists
/// all of them.
public final class InvalidSettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidSettingsException(List<String> problems) {
    super(
        (problems.size() == 1
                ? "1 setting is invalid:"
                : problems.size() + " settings are invalid:")
            + String.join("", problems.stream().map(problem -> "\n  " + problem).toList()));
  }
}
