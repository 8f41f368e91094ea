/// Text as UTF-8 bytes: a buffer that grows, and JSON strings read and written without a detour
/// over `String`.
@NullMarked
package io.github.firehoselogs.text;

import org.jspecify.annotations.NullMarked;
