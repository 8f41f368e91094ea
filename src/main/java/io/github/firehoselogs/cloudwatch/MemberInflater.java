package io.github.firehoselogs.cloudwatch;

import java.util.Optional;

/// Inflates the deflate data (RFC 1951) of gzip members. Not safe for use by several threads at
/// once. Holds native memory until it is closed.
sealed interface MemberInflater extends AutoCloseable permits JdkInflater, LibdeflateInflater {
  /// Returns the fastest inflater that there is: of libdeflate where that is loaded, else the JDK's.
  static MemberInflater open() {
    Optional<Libdeflate> libdeflate = Libdeflate.ifLoaded();
    return libdeflate.isPresent() ? new LibdeflateInflater(libdeflate.get()) : new JdkInflater();
  }

  /// Adds to `out` what the member with `header` holds, and returns the offset of its trailer in
  /// `gzip`. The trailer is not looked at.
  int inflate(byte[] gzip, GzipHeader header, InflatedBytes out) throws UnreadableEnvelopeException;

  @Override
  void close();
}
