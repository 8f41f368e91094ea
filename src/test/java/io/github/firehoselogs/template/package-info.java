/// Proves `template.yaml` without AWS: reads it, resolves it for hundreds of combinations of
/// parameters, and compares what would be made with tables that were written from the
/// specification, not from the template.
///
/// ```
/// template.yaml -> CloudFormationYaml -> Template -> Resolver -> Deployment -> Checks <-
/// src/test/resources/template/
///                                           ^                        ^                    expected
/// resources, permissions,
///                                       Mutations               Combinations              alarms,
/// parameters, refusals
/// ```
@NullMarked
package io.github.firehoselogs.template;

import org.jspecify.annotations.NullMarked;
