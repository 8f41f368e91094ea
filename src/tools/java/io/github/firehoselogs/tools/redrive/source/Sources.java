package io.github.firehoselogs.tools.redrive.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The places that a user names.
public final class Sources {
  private Sources() {}

  /// Returns a source for each of `places`: a file, a folder, or `s3://bucket/prefix`. The file
  /// `journal` is no failure object. Buckets are looked for in `region` first.
  ///
  /// @throws io.github.firehoselogs.tools.BadInputException if a place does not exist
  public static List<FailureSource> of(
      List<String> places, Path journal, String region, Map<String, String> environment) {
    S3Objects.Access access = S3Objects.Access.of(region, environment);
    return places.stream()
        .<FailureSource>map(place ->
            place.startsWith("s3:") ? S3Objects.at(place, access) : LocalObjects.at(place, journal))
        .toList();
  }
}
