/// What runs before Lambda takes the snapshot that SnapStart restores processes from: made-up events
/// through the real steps, so that what a first event would load and compile is in the snapshot.
@NullMarked
package io.github.firehoselogs.warmup;

import org.jspecify.annotations.NullMarked;
