/// What the name of a value tells about it: the names of JSON fields, and names that mean a secret.
@NullMarked
package io.github.firehoselogs.redact.name;

import org.jspecify.annotations.NullMarked;
