package io.github.firehoselogs.gzip;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/// The inflaters available on this machine.
final class GivenInflaters {
  private static final Optional<Libdeflate> LIBDEFLATE =
      Libdeflate.from(System.getProperty("os.name"), System.getProperty("os.arch"));

  private GivenInflaters() {}

  static Stream<Named<Supplier<MemberInflater>>> all() {
    return Stream.concat(
        Stream.of(Named.of("JDK", JdkInflater::new)),
        LIBDEFLATE.stream().map(it -> Named.of("libdeflate", () -> new LibdeflateInflater(it))));
  }

  /// Returns libdeflate. Skips the calling test if it is not available on this machine.
  static Libdeflate libdeflate() {
    assumeTrue(LIBDEFLATE.isPresent(), "no libdeflate for this machine");
    return LIBDEFLATE.orElseThrow();
  }
}
