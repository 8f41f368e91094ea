/// The public API for your own transforms, and the only package that they import.
///
/// ```
/// LogEvent ──▶ LogEventTransform ──▶ Output          free text
///                                      └▶ JsonObject   one line of JSON
/// ```
///
/// Write a class that implements
/// [LogEventTransform][io.github.firehoselogs.api.LogEventTransform] and set `TRANSFORM` to its
/// name. Everything else in this project may change without notice.
@NullMarked
package io.github.firehoselogs.api;

import org.jspecify.annotations.NullMarked;
