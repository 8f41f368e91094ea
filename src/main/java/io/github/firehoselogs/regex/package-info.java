/// Regular expressions of users, matched against log text in time linear in its length: no pattern
/// and no line can hold the function up.
///
/// The door is [LinearPattern][io.github.firehoselogs.regex.LinearPattern].
@NullMarked
package io.github.firehoselogs.regex;

import org.jspecify.annotations.NullMarked;
