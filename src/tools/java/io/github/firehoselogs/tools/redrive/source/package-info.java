/// Where failure objects are read from: files, folders, and prefixes of S3 buckets.
@NullMarked
package io.github.firehoselogs.tools.redrive.source;

import org.jspecify.annotations.NullMarked;
