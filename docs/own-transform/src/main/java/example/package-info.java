/// The example of the documentation: a transform that a user wrote in a package of their own.
@NullMarked
package example;

import org.jspecify.annotations.NullMarked;
