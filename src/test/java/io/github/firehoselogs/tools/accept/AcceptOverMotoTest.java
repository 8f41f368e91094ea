package io.github.firehoselogs.tools.accept;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.firehoselogs.template.Template;
import io.github.firehoselogs.tools.accept.account.Account;
import io.github.firehoselogs.tools.stream.Source;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The whole path over HTTP, if this machine has moto: its CloudFormation, CloudWatch Logs, streams
/// and S3, with the local Firehose between streams and S3.
class AcceptOverMotoTest {
  private static final int MODULE_MISSING = 77;
  private static final Map<String, String> SETTINGS =
      Map.of("REDACT", "email,password", "TIME_ZONE", "Asia/Tokyo");

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private boolean accepted;

  private void accept(Source source, Map<String, String> settings) throws Exception {
    Process server = startServer(source);
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(server.getInputStream(), UTF_8))) {
      String url = String.valueOf(said.readLine());
      boolean missing = !url.startsWith("http") && server.waitFor() == MODULE_MISSING;
      assumeFalse(missing, "skipped, moto is missing: " + url);
      assertTrue(url.startsWith("http"), () -> url);
      try (MotoFirehose firehose = new MotoFirehose(url, source, settings, folder)) {
        accept(firehose);
      }
    } finally {
      server.destroyForcibly();
    }
  }

  private void accept(MotoFirehose firehose) throws InterruptedException {
    AcceptRequest request =
        new AcceptRequest("logs", Optional.empty(), 400, Duration.ofMinutes(2), false);
    try (Account account = Account.open(Optional.of(MotoFirehose.REGION))) {
      accepted =
          Accept.run(
              request,
              new Surroundings(
                  account,
                  _ -> {
                    throw new IllegalStateException("nothing is searched here");
                  },
                  Template.ofProject(),
                  firehose::now,
                  firehose::pause,
                  new SplittableRandom(7),
                  new PrintStream(out, true, UTF_8)));
    }
  }

  private Process startServer(Source source) throws IOException {
    String kind = source == Source.KINESIS ? "kinesis" : "direct";
    try {
      return new ProcessBuilder("python3", "src/test/python/account.py", kind)
          .redirectError(folder.resolve("moto.txt").toFile())
          .start();
    } catch (IOException e) {
      assumeTrue(false, "skipped, python3 is missing: " + e.getMessage());
      throw e;
    }
  }

  private String printed() {
    return out.toString(UTF_8);
  }

  @ParameterizedTest
  @EnumSource
  void deployedStackIsAccepted(Source source) throws Exception {
    accept(source, SETTINGS);
    assertTrue(accepted, this::printed);
    assertTrue(printed().contains("log events arrived once\n"), this::printed);
    assertTrue(printed().contains("ok  2 secrets redacted\n"), this::printed);
    // moto does not speak the SDK's protocol for metrics.
    assertTrue(printed().contains("--  not checked: what AWS counted: "), this::printed);
    assertFalse(printed().contains("could not remove"), this::printed);
    assertEquals(1, printed().lines().filter(line -> line.equals("accepted")).count());
  }

  @Test
  void otherSettingsThanDeployedAreFound() throws Exception {
    Map<String, String> settings = new TreeMap<>(SETTINGS);
    settings.put("REDACT", "email");
    accept(Source.DIRECT, settings);
    assertFalse(accepted, this::printed);
    assertTrue(printed().contains("BAD 1 log events delivered with their secret"), this::printed);
  }
}
