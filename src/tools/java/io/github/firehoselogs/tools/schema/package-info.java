/// Turns the fields that a transform declares into what a database needs to know about them: an
/// index template of OpenSearch, or a table of Athena.
@NullMarked
package io.github.firehoselogs.tools.schema;

import org.jspecify.annotations.NullMarked;
