/// Fields that a user adds to every line of JSON.
@NullMarked
package io.github.firehoselogs.added;

import org.jspecify.annotations.NullMarked;
