package io.github.firehoselogs.tools.command;

import io.github.firehoselogs.format.Schema;
import io.github.firehoselogs.template.TemplatePrefixes;
import io.github.firehoselogs.tools.BadInputException;
import io.github.firehoselogs.tools.Home;
import io.github.firehoselogs.tools.schema.AthenaTable;
import io.github.firehoselogs.tools.schema.DeclaredFields;
import io.github.firehoselogs.tools.schema.OpenSearchTemplate;
import io.github.firehoselogs.transform.BuiltInTransform;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Prints what a database needs to know about the lines of a transform.
@Command(
    name = "schema",
    header = {"Prints an index template or a table for the lines of a transform.", ""},
    sortOptions = false,
    description = {
      "Prints the fields of a transform with their types: as an index template of OpenSearch, or as"
          + " the statement that creates a table of Athena. Reads ADD_FIELDS and"
          + " VPC_FLOW_LOG_FORMAT from the environment.",
      ""
    },
    footer = {"", "Example: firehose-logs schema syslog --for athena --bucket my-logs"})
public final class SchemaCommand implements Callable<Integer> {
  private static final String OPENSEARCH = "opensearch";
  private static final String ATHENA = "athena";

  @Parameters(paramLabel = "TRANSFORM", arity = "0..1", description = "Name of the transform.")
  private String transform = "";

  @Option(names = "--for", paramLabel = "NAME", description = "opensearch or athena.")
  private String database = "";

  @Option(
      names = "--index-pattern",
      paramLabel = "PATTERN",
      description = "opensearch: names of the indexes (default: TRANSFORM*).")
  private @Nullable String indexPattern;

  @Option(names = "--bucket", paramLabel = "NAME", description = "athena: bucket with the objects.")
  private @Nullable String bucket;

  @Option(
      names = "--prefix",
      paramLabel = "PREFIX",
      description =
          "athena: prefix of the stream, as in Firehose (default: the one in template.yaml, for an"
              + " example account). Without an expression, folders by time follow it.")
  private @Nullable String prefix;

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = "athena: name of the table, database.table or table (default: TRANSFORM).")
  private @Nullable String table;

  private final Home home;
  private final Map<String, String> environment;
  private final PrintStream out;

  public SchemaCommand(Home home, Map<String, String> environment, PrintStream out) {
    this.home = home;
    this.environment = environment;
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    switch (database) {
      case OPENSEARCH -> {
        refuse("--bucket", bucket, ATHENA);
        refuse("--prefix", prefix, ATHENA);
        refuse("--table", table, ATHENA);
        out.println(openSearchTemplate());
      }
      case ATHENA -> {
        refuse("--index-pattern", indexPattern, OPENSEARCH);
        out.print(athenaTable());
      }
      default ->
          throw new BadInputException(
              "--for: found '" + database + "', expected opensearch or athena");
    }
    return 0;
  }

  private static void refuse(String option, @Nullable String given, String database) {
    if (given != null) {
      throw new BadInputException(option + ": only with --for " + database);
    }
  }

  private String openSearchTemplate() {
    // The event of Splunk's collector is a string or an object.
    Schema schema = schema(EnumSet.of(BuiltInTransform.MESSAGE, BuiltInTransform.SPLUNK_HEC));
    return OpenSearchTemplate.of(
        schema, indexPattern == null ? transform + "*" : checkedIndexPattern(indexPattern));
  }

  private static String checkedIndexPattern(String pattern) {
    return checked(
        "--index-pattern", pattern, "[a-z0-9][a-z0-9_.*-]*", "the name of an index, or *");
  }

  private String athenaTable() throws IOException {
    Schema schema = schema(EnumSet.of(BuiltInTransform.MESSAGE, BuiltInTransform.PATTERN));
    String name = table == null ? transform.replace('-', '_') : table;
    checked("--table", name, "([a-z0-9_]+\\.)?[a-z0-9_]+", "lower-case letters, digits and _");
    String checkedBucket =
        checked(
            "--bucket",
            bucket == null ? "" : bucket,
            "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]",
            "the name of a bucket");
    return prefix == null
        ? "-- Replace the account, Region and log name in the two paths below.\n"
            + AthenaTable.of(
                name, schema, checkedBucket, "template.yaml, Prefix", prefixOfTemplate())
        : AthenaTable.of(name, schema, checkedBucket, "--prefix", prefix);
  }

  private String prefixOfTemplate() throws IOException {
    return TemplatePrefixes.of(Files.readString(home.template()))
        .delivery()
        .orElseThrow(() -> new BadInputException("template.yaml: found no Prefix; set --prefix"));
  }

  private static String checked(String option, String value, String pattern, String expected) {
    if (!value.matches(pattern)) {
      throw new BadInputException(option + ": found '" + value + "', expected " + expected);
    }
    return value;
  }

  /// Returns the schema of the transform, which must not be one of `without`.
  private Schema schema(Set<BuiltInTransform> without) {
    StringBuilder names = new StringBuilder();
    for (BuiltInTransform each : EnumSet.complementOf(EnumSet.copyOf(without))) {
      if (each.transformName().equals(transform)) {
        return DeclaredFields.of(each, environment);
      }
      names.append(names.isEmpty() ? "" : ", ").append(each.transformName());
    }
    throw new BadInputException("TRANSFORM: found '" + transform + "', expected " + names);
  }
}
