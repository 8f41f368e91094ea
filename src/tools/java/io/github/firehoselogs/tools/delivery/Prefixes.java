package io.github.firehoselogs.tools.delivery;

import io.github.firehoselogs.template.TemplatePrefixes;
import io.github.firehoselogs.tools.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The prefixes of a Firehose stream: for delivered records and for failed ones.
public record Prefixes(PrefixExpression delivery, PrefixExpression errors) {
  private static final String DEFAULT_ERRORS = "errors/!{firehose:error-output-type}/";

  /// Returns the default prefixes of the S3 destination in `template`, a SAM template. `prefix`
  /// replaces the delivery prefix; then no template is needed.
  public static Prefixes of(Optional<String> prefix, Path template) {
    Optional<TemplatePrefixes> inTemplate = read(template).map(TemplatePrefixes::of);
    PrefixExpression delivery =
        prefix
            .map(own -> PrefixExpression.ofDelivery("--prefix", own))
            .orElseGet(() -> inTemplate(inTemplate, template));
    String errors = inTemplate.flatMap(TemplatePrefixes::errors).orElse(DEFAULT_ERRORS);
    return new Prefixes(
        delivery, PrefixExpression.ofErrors(template + ", ErrorOutputPrefix", errors));
  }

  private static PrefixExpression inTemplate(Optional<TemplatePrefixes> prefixes, Path template) {
    String found =
        prefixes
            .flatMap(TemplatePrefixes::delivery)
            .orElseThrow(() ->
                new BadInputException(
                    template
                        + ": found no line 'Prefix: …'; run this in the folder of the project,"
                        + " or set --prefix"));
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
}
