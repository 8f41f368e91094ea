package io.github.firehoselogs.given;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.tools.given.GivenEnvelope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// One line of `src/test/resources/cases/`: a log event from a public report, the settings of the
/// function, and the expected output.
///
/// ```
/// {"name": "text message is a string", "settings": {"TRANSFORM": "json"}, "message": "plain text",
///  "has": {"message": "plain text"}, "lacks": ["json"]}
/// ```
public record GivenCase(String name, JsonNode json) {
  /// Relative to the project's folder, where Maven starts tests.
  private static final Path FOLDER = Path.of("src/test/resources/cases");

  private static final ObjectMapper JSON = new ObjectMapper();

  /// Returns all cases, file by file.
  public static List<GivenCase> all() {
    List<GivenCase> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.sorted(Comparator.naturalOrder()).toList()) {
        for (String line : Files.readAllLines(file, UTF_8)) {
          cases.add(of(file, line));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cases;
  }

  private static GivenCase of(Path file, String line) throws JsonProcessingException {
    JsonNode json = JSON.readTree(line);
    String format = file.getFileName().toString().replace(".jsonl", "");
    return new GivenCase(format + ": " + json.get("name").textValue(), json);
  }

  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    json.get("settings").properties().forEach(e -> settings.put(e.getKey(), e.getValue().asText()));
    return settings;
  }

  public String message() {
    return json.get("message").textValue();
  }

  /// Returns the envelope with this one log event.
  public GivenEnvelope envelope() {
    JsonNode fields = json.path("extractedFields");
    return GivenEnvelope.of()
        .withRawEvent(
            "{\"id\":\"1\",\"timestamp\":%d,\"message\":%s%s}"
                .formatted(
                    GivenEnvelope.TIMESTAMP,
                    json.get("message"),
                    fields.isMissingNode() ? "" : ",\"extractedFields\":" + fields));
  }

  @Override
  public String toString() {
    return name;
  }
}
