/// The preset `password`: [Passwords][io.github.firehoselogs.redact.detector.password.Passwords]
/// finds the values of names that mean a secret.
@NullMarked
package io.github.firehoselogs.redact.detector.password;

import org.jspecify.annotations.NullMarked;
