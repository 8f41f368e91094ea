/// The commands of the command line, a class each: it names and describes the arguments and calls
/// the room that does the work.
@NullMarked
package io.github.firehoselogs.tools.command;

import org.jspecify.annotations.NullMarked;
