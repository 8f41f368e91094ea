/// Text as UTF-8 bytes: a growable buffer, and JSON strings that are read and written without an
/// intermediate `String`.
@NullMarked
package io.github.firehoselogs.text;

import org.jspecify.annotations.NullMarked;
