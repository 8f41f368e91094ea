package io.github.firehoselogs.tools.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.firehoselogs.tools.BadInputException;
import io.github.firehoselogs.tools.delivery.IndexRotation;
import io.github.firehoselogs.tools.stream.Source;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
  private static final Options DEFAULTS =
      new Options(
          new Options.Input(List.of("events/logs"), Optional.empty()),
          Source.DIRECT,
          209_715,
          new Destination.S3(Optional.empty(), false),
          Path.of("target/delivery"),
          Path.of("target/local-firehose.log"));

  @Test
  void missingOptionsHaveDefaults() {
    assertEquals(DEFAULTS, Options.from(_ -> null));
  }

  @Test
  void blankOptionsHaveDefaults() {
    assertEquals(DEFAULTS, Options.from(_ -> " "));
  }

  @Test
  void optionsAreRead() {
    Map<String, String> properties =
        Map.of(
            "logs", "a.log, -,b", "source", "kinesis", "buffer", "0.5", "prefix", "p/", "out", "o");
    assertEquals(
        new Options(
            new Options.Input(List.of("a.log", "-", "b"), Optional.empty()),
            Source.KINESIS,
            524_288,
            new Destination.S3(Optional.of("p/"), false),
            Path.of("o"),
            Path.of("target/local-firehose.log")),
        Options.from(properties::get));
  }

  @Test
  void openSearchHasItsOwnDefaults() {
    assertEquals(
        new Options(
            new Options.Input(List.of("events/logs/mysql-general.log"), Optional.empty()),
            Source.KINESIS,
            209_715,
            new Destination.OpenSearch("mysql-general", IndexRotation.ONE_DAY, Optional.empty()),
            Path.of("target/delivery"),
            Path.of("target/local-firehose.log")),
        Options.from(Map.of("pipeline", "opensearch")::get));
  }

  @Test
  void nodeAndIndexAreRead() {
    Map<String, String> properties =
        Map.of(
            "pipeline", "opensearch",
            "node", "http://localhost:9200",
            "index", "i",
            "rotation", "OneHour",
            "source", "direct",
            "logs", "a.log");
    Options options = Options.from(properties::get);
    URI node = URI.create("http://localhost:9200/");
    assertEquals(
        new Destination.OpenSearch("i", IndexRotation.ONE_HOUR, Optional.of(node)),
        options.destination());
    assertEquals(Source.DIRECT, options.source());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "node     | localhost:9200 | -Dnode: found 'localhost:9200', expected an address such as"
            + " http://localhost:9200",
        "rotation | daily | -Drotation: found 'daily', expected one of NoRotation, OneHour, OneDay,"
            + " OneWeek, OneMonth",
        "gzip     | true  | -Dgzip: only with -Dpipeline=s3"
      })
  void wrongOptionOfOpenSearchIsNamed(String name, String value, String message) {
    Map<String, String> properties = Map.of("pipeline", "opensearch", name, value);
    assertEquals(
        message,
        assertThrows(BadInputException.class, () -> Options.from(properties::get)).getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "buffer | 0.19 | -Dbuffer: found '0.19', expected a number of MB from 0.2 to 3, such as"
            + " 0.5",
        "buffer | 3.01 | -Dbuffer: found '3.01', expected a number of MB from 0.2 to 3, such as"
            + " 0.5",
        "buffer | 1MB  | -Dbuffer: found '1MB', expected a number of MB from 0.2 to 3, such as 0.5",
        "pipeline | redshift | -Dpipeline: found 'redshift', expected s3 or opensearch",
        "node   | http://localhost:9200 | -Dnode: only with -Dpipeline=opensearch",
        "gzip   | yes  | -Dgzip: found 'yes', expected true or false",
        "entry  | (    | -Dentry: '(' is no regular expression: Unclosed group",
        "source | msk  | -Dsource: found 'msk', expected direct or kinesis",
        "logs   | ,    | -Dlogs: found ',', expected files or folders with commas between them"
      })
  void wrongOptionIsNamed(String name, String value, String message) {
    assertEquals(
        message,
        assertThrows(
                BadInputException.class,
                () -> Options.from(property -> property.equals(name) ? value : null))
            .getMessage());
  }
}
