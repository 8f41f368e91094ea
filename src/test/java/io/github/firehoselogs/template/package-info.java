/// A SAM template as data: read from YAML, and resolved for one combination of parameters, without
/// AWS.
///
/// ```
/// template.yaml ──▶ CloudFormationYaml ──▶ Template ──▶ Resolver ──▶ Deployment
/// ```
@NullMarked
package io.github.firehoselogs.template;

import org.jspecify.annotations.NullMarked;
