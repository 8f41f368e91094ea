package io.github.firehoselogs.gzip;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Optional;

/// The decompression functions of the native library libdeflate.
///
/// It is loaded once per process, but not at startup: linking takes as much time as libdeflate
/// saves on about 80 MB of log text, and the first answer should not wait for it.
/// https://github.com/ebiggers/libdeflate/blob/v1.25/libdeflate.h
@SuppressWarnings("restricted")
final class Libdeflate {
  private static final int SUCCESS = 0;

  private static boolean loadingWasTried;
  private static volatile Optional<Libdeflate> loaded = Optional.empty();

  private final MethodHandle alloc;
  private final MethodHandle free;
  private final MethodHandle decompress;

  private Libdeflate(SymbolLookup symbols) {
    Linker linker = Linker.nativeLinker();
    alloc =
        linker.downcallHandle(
            symbols.findOrThrow("libdeflate_alloc_decompressor"), FunctionDescriptor.of(ADDRESS));
    free =
        linker.downcallHandle(
            symbols.findOrThrow("libdeflate_free_decompressor"),
            FunctionDescriptor.ofVoid(ADDRESS));
    decompress =
        linker.downcallHandle(
            symbols.findOrThrow("libdeflate_deflate_decompress_ex"),
            FunctionDescriptor.of(
                JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS),
            // Arrays are passed without copying; the garbage collector does not move them during
            // the call.
            Linker.Option.critical(true));
  }

  /// Returns the library if [#load] has loaded it.
  static Optional<Libdeflate> ifLoaded() {
    return loaded;
  }

  /// Loads the library if the platform supports it. Tries only once.
  static synchronized void load() {
    if (!loadingWasTried) {
      loadingWasTried = true;
      loaded = from(System.getProperty("os.name"), System.getProperty("os.arch"));
    }
  }

  /// Returns the library for an operating system and processor, by their Java names. Empty if it
  /// cannot be used: there is no build for this platform, it is inside a jar, or the process may
  /// not call native code.
  static Optional<Libdeflate> from(String os, String arch) {
    if (!os.equals("Linux")) {
      return Optional.empty();
    }
    URL url = Libdeflate.class.getResource("/aircompressor/linux-" + arch + "/libdeflate.so");
    if (url == null || !url.getProtocol().equals("file")) {
      return Optional.empty();
    }
    try {
      Path path = Path.of(new URI(url.toString()));
      return Optional.of(new Libdeflate(SymbolLookup.libraryLookup(path, Arena.global())));
    } catch (RuntimeException | URISyntaxException | LinkageError _) {
      return Optional.empty();
    }
  }

  /// Returns a new decompressor, for one thread at a time.
  MemorySegment allocDecompressor() {
    try {
      MemorySegment decompressor = (MemorySegment) alloc.invokeExact();
      if (decompressor.equals(MemorySegment.NULL)) {
        throw new OutOfMemoryError("libdeflate_alloc_decompressor");
      }
      return decompressor;
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  void freeDecompressor(MemorySegment decompressor) {
    try {
      free.invokeExact(decompressor);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /// Inflates the deflate data at the start of `in` into `out`, and stores the numbers of bytes
  /// read and written in `counts`. Returns false if the data is corrupt, truncated, or too large
  /// for `out`.
  boolean decompress(
      MemorySegment decompressor, MemorySegment in, MemorySegment out, long[] counts) {
    MemorySegment taken = MemorySegment.ofArray(counts);
    MemorySegment given = taken.asSlice(Long.BYTES);
    try {
      int result =
          (int)
              decompress.invokeExact(
                  decompressor, in, in.byteSize(), out, out.byteSize(), taken, given);
      return result == SUCCESS;
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /// Returns an error for `e`. A method handle may declare any exception, but the handle of a C
  /// function throws only errors of the JVM.
  private static Error unexpected(Throwable e) {
    return e instanceof Error error ? error : new LinkageError("libdeflate", e);
  }
}
