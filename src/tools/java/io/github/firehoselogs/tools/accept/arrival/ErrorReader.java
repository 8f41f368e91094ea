package io.github.firehoselogs.tools.accept.arrival;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.firehoselogs.tools.accept.traffic.Run;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.zip.GZIPInputStream;

/// Reads the objects under the error prefix: each line has a record that failed, with its original
/// data.
public final class ErrorReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Run run;
  private final Objects objects;
  private final String prefix;

  /// `prefix` is the part before the first expression.
  public ErrorReader(Run run, Objects objects, String prefix) {
    this.run = run;
    this.objects = objects;
    this.prefix = prefix;
  }

  /// Returns the log events of the run that are new under the error prefix.
  public List<Failure> read() {
    List<Failure> failures = new ArrayList<>();
    for (Objects.Read object : objects.read(prefix)) {
      object.text().lines().forEach(line -> add(object.key(), line, failures));
    }
    return failures;
  }

  private void add(String key, String line, List<Failure> failures) {
    try {
      JsonNode failed = JSON.readTree(line);
      String reason =
          failed.path("errorCode").asText("") + ": " + failed.path("errorMessage").asText("");
      Matcher markers = run.markers(original(failed.path("rawData").asText("")));
      while (markers.find()) {
        failures.add(new Failure(Integer.parseInt(markers.group(1)), key, reason));
      }
    } catch (IOException | IllegalArgumentException e) {
      // It may be another program's object, or a record that is no gzip: none of ours.
      Matcher markers = run.markers(line);
      while (markers.find()) {
        failures.add(
            new Failure(Integer.parseInt(markers.group(1)), key, "unreadable: " + e.getMessage()));
      }
    }
  }

  private static String original(String rawData) throws IOException {
    byte[] data = Base64.getDecoder().decode(rawData.getBytes(ISO_8859_1));
    if (data.length == 0 || data[0] != 0x1F) {
      return new String(data, UTF_8);
    }
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(data))) {
      return new String(gzip.readAllBytes(), UTF_8);
    }
  }
}
