package io.github.firehoselogs.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a Firehose stream puts its objects: what it delivers, and what failed.
record Prefixes(PrefixExpression delivery, PrefixExpression errors) {
  private static final String DEFAULT_ERRORS = "errors/!{firehose:error-output-type}/";

  /// Returns the prefixes that `template`, a SAM template, gives its S3 destination. `prefix` takes
  /// the place of the first one, and no template is needed then.
  static Prefixes of(Optional<String> prefix, Path template) {
    Optional<String> text = read(template);
    PrefixExpression delivery =
        prefix
            .map(own -> PrefixExpression.ofDelivery("-Dprefix", own))
            .orElseGet(() -> inTemplate(text, template));
    String errors = text.flatMap(yaml -> value("ErrorOutputPrefix", yaml)).orElse(DEFAULT_ERRORS);
    return new Prefixes(
        delivery, PrefixExpression.ofErrors(template + ", ErrorOutputPrefix", errors));
  }

  private static PrefixExpression inTemplate(Optional<String> yaml, Path template) {
    String found =
        yaml.flatMap(text -> value("Prefix", text))
            .orElseThrow(() ->
                new BadInputException(
                    template
                        + ": found no line 'Prefix: …'; run this in the folder of the project,"
                        + " or set -Dprefix"));
    return PrefixExpression.ofDelivery(template + ", Prefix", found);
  }

  private static Optional<String> read(Path template) {
    if (!Files.exists(template)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(template));
    } catch (IOException e) {
      throw new BadInputException(template + ": could not be read: " + e.getMessage(), e);
    }
  }

  private static Optional<String> value(String field, String yaml) {
    Matcher matcher =
        Pattern.compile("^\\s*" + field + ":\\s*(['\"]?)(.+?)\\1\\s*$", Pattern.MULTILINE)
            .matcher(yaml);
    return matcher.find() ? Optional.of(matcher.group(2)) : Optional.empty();
  }
}
