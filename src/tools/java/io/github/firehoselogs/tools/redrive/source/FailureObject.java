package io.github.firehoselogs.tools.redrive.source;

import java.io.IOException;
import java.io.InputStream;

/// One object with failed records. `name` identifies it: the real path of a file, or
/// `s3://bucket/key`.
public record FailureObject(String name, Opening opening) {
  /// Opens an object. The caller closes it.
  @FunctionalInterface
  public interface Opening {
    InputStream open() throws IOException;
  }
}
