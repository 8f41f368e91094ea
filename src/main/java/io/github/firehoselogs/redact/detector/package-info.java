/// Finds secrets in decoded text: one class for each preset, and one for users' patterns. All
/// implement [Detector][io.github.firehoselogs.redact.detector.Detector].
@NullMarked
package io.github.firehoselogs.redact.detector;

import org.jspecify.annotations.NullMarked;
