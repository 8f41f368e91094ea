package io.github.firehoselogs.gzip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibdeflateTest {
  @ParameterizedTest
  @ValueSource(strings = {"amd64", "aarch64"})
  void isBundledForBothLambdaProcessors(String arch) {
    assertNotNull(
        Libdeflate.class.getResource("/aircompressor/linux-%s/libdeflate.so".formatted(arch)));
  }

  @Test
  @EnabledOnOs(
      value = OS.LINUX,
      architectures = {"amd64", "aarch64"})
  void isLoadedFromItsFile() {
    Libdeflate.load();
    try (MemberInflater inflater = MemberInflater.open()) {
      assertEquals(LibdeflateInflater.class, inflater.getClass());
    }
  }

  @ParameterizedTest
  @CsvSource({"Linux, riscv64", "Mac OS X, aarch64", "Windows 11, amd64"})
  void isNotUsedOnOtherPlatforms(String os, String arch) {
    assertEquals(Optional.empty(), Libdeflate.from(os, arch));
  }

  /// The file exists but is for another processor, so the loader refuses it.
  @Test
  @EnabledOnOs(OS.LINUX)
  void isNotUsedIfLoadingFails() {
    boolean arm = System.getProperty("os.arch").toLowerCase(Locale.ROOT).equals("aarch64");
    assertEquals(Optional.empty(), Libdeflate.from("Linux", arm ? "amd64" : "aarch64"));
  }
}
