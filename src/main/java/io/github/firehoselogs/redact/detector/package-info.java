/// Finds secrets in decoded text: a class for each preset, and one for users' patterns.
/// [Detector][io.github.firehoselogs.redact.detector.Detector] is what they share.
@NullMarked
package io.github.firehoselogs.redact.detector;

import org.jspecify.annotations.NullMarked;
