package io.github.firehoselogs.gzip;

import java.util.Optional;

/// Inflates the deflate data (RFC 1951) of gzip members. Not thread-safe. Holds native memory until
/// it is closed.
sealed interface MemberInflater extends AutoCloseable permits JdkInflater, LibdeflateInflater {
  /// Returns the fastest inflater available: libdeflate's if it is loaded, else the JDK's.
  static MemberInflater open() {
    Optional<Libdeflate> libdeflate = Libdeflate.ifLoaded();
    return libdeflate.isPresent() ? new LibdeflateInflater(libdeflate.get()) : new JdkInflater();
  }

  /// Inflates the member with `header` into `out`, and returns the offset of its trailer in `gzip`.
  /// The trailer is not checked.
  int inflate(byte[] gzip, GzipHeader header, InflatedBytes out) throws MalformedGzipException;

  @Override
  void close();
}
