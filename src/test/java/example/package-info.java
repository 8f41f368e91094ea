/// A transform as a user would write it, in a package of their own: the README's example.
@NullMarked
package example;

import org.jspecify.annotations.NullMarked;
