/// Regular expressions from the settings, matched in time linear in the length of the text, so that
/// no pattern and no log line can stall the function.
///
/// The entry point is [LinearPattern][io.github.firehoselogs.regex.LinearPattern].
@NullMarked
package io.github.firehoselogs.regex;

import org.jspecify.annotations.NullMarked;
