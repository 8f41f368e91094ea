package io.github.firehoselogs.tools.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReportTest {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final String HOSTILE =
      "</pre></title></style><script>alert(1)</script><img src=http://x/ onerror=alert(2)>"
          + "\"'&lt;\u0000\u001b[31m\u202e\u2066 x=\" onload=\"alert(3)";

  /// All tags and their attributes that the page has of its own.
  private static final Pattern OWN_TAGS =
      Pattern.compile(
          "<(?:!DOCTYPE html|/?[a-z][a-z0-9]*(?: [a-zA-Z0-9-]+(?:=\"[^\"<>]*\")?)*/?)>");

  @TempDir Path folder;

  @Test
  void pageSaysWhatHappened() {
    String page = HtmlReport.page(GivenFacts.of("x", 3));
    assertTrue(
        page.contains(
            "<p class=\"verdict bad\">5,000 of 6,000 log events were delivered (8 in records that"
                + " failed, 7 filtered out, 1,000 unmatched).</p>"),
        page);
    assertTrue(page.contains("<title>2, 10:00:00: 9 delivered, 1 dropped, 1 failed</title>"), page);
    assertTrue(page.contains("The largest has 5,000,002 bytes, 83.3 % of the budget"), page);
    assertTrue(page.contains("<td class=\"n\">4 to 7×</td><td class=\"n\">90</td>"), page);
    assertTrue(page.contains("Choose the transform of these logs"), page);
  }

  @ParameterizedTest
  @ValueSource(strings = {HOSTILE, "<", "a\"b", "'", "&#60;script&#62;", "<!--", "]]>"})
  void logTextIsNeverMarkup(String text) {
    assertEquals(shape("harmless"), shape(text));
    String page = HtmlReport.page(GivenFacts.of(text, 3));
    assertFalse(page.contains("<script"), page);
    assertFalse(page.chars().anyMatch(each -> Character.isISOControl(each) && each != '\n'), page);
    assertFalse(page.contains("\u202e"), page);
  }

  @Test
  void randomTextIsNeverMarkup() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<String> expected = shape("harmless");
    for (int i = 0; i < 200; i++) {
      StringBuilder text = new StringBuilder("x");
      for (int j = 0; j < 30; j++) {
        String parts = "<>\"'&/=;!-- scriptonx\u0000\u001b\u202e`\\";
        text.append(parts.charAt(random.nextInt(parts.length())));
      }
      assertEquals(expected, shape(text.toString()), () -> "seed " + seed + ": " + text);
    }
  }

  /// Returns the tags of a page with this text, in which styles are not read.
  private static List<String> shape(String text) {
    String page = HtmlReport.page(GivenFacts.of(text, 3));
    String withoutStyle = page.replace(PageStyle.CSS, "");
    List<String> tags =
        Pattern.compile("<[^>]*>")
            .matcher(withoutStyle)
            .results()
            .map(tag -> tag.group())
            .filter(tag -> !tag.equals("<wbr>"))
            .toList();
    tags.forEach(tag -> assertTrue(OWN_TAGS.matcher(tag).matches(), tag));
    return tags;
  }

  @Test
  void nothingIsLoaded() {
    String page = HtmlReport.page(GivenFacts.of("x", 3));
    assertTrue(
        page.contains(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
                + " 'unsafe-inline'\">"));
    for (String part : List.of("http:", "https:", "url(", "src=", "href=", "@import", "<link")) {
      assertFalse(page.contains(part), part);
    }
  }

  @Test
  void pageIsBounded() {
    String page = HtmlReport.page(GivenFacts.of("a long line of a log ".repeat(50), 120));
    assertTrue(page.getBytes(UTF_8).length < 300_000, () -> page.length() + " characters");
  }

  /// The page at a width of 360 pixels: without a message in the console, of which there is one for
  /// whatever the policy forbids, and not wider than the window.
  @ParameterizedTest
  @ValueSource(strings = {"averyveryverylongwordwithoutanyplacetobreakitinto/parts_", HOSTILE})
  void browserShowsItOnAPhone(String text) throws Exception {
    assumeTrue(Files.isExecutable(CHROMIUM), "no Chromium: the page is not tried in a browser");
    HtmlReport.write(GivenFacts.of(text.repeat(3), 120), folder.resolve("report.html"));
    Files.writeString(
        folder.resolve("phone.html"),
        """
        <iframe id="f" src="report.html" style="width:360px;height:800px"></iframe>
        <script>
          onload = () => {
            const page = document.getElementById('f').contentDocument;
            document.title = 'width ' + page.documentElement.scrollWidth + ', sections '
              + page.querySelectorAll('section').length;
          };
        </script>
        """);
    String shown = inChromium(folder.resolve("phone.html"));
    assertTrue(shown.contains("<title>width 360, sections 11</title>"), shown);
    assertFalse(shown.contains("CONSOLE"), shown);
  }

  private String inChromium(Path page) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path errors = folder.resolve("errors");
    List<String> command =
        List.of(
            CHROMIUM.toString(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--allow-file-access-from-files",
            "--enable-logging=stderr",
            "--hide-scrollbars",
            "--user-data-dir=" + folder.resolve("profile"),
            "--dump-dom",
            page.toUri().toString());
    Process process =
        new ProcessBuilder(command)
            .redirectError(errors.toFile())
            .redirectOutput(out.toFile())
            .start();
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertTrue(ended, "Chromium did not end");
    List<String> console =
        Files.readAllLines(errors).stream().filter(line -> line.contains("CONSOLE")).toList();
    return Files.readString(out) + console;
  }
}
