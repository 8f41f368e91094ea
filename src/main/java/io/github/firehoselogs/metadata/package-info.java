/// The metadata that Firehose reads beside the data of a delivered record. Knows no other package.
@NullMarked
package io.github.firehoselogs.metadata;

import org.jspecify.annotations.NullMarked;
