/// Explains what is inside a record, an event, an answer or a failure object, step by step, and what
/// the function does with it.
///
/// ```
/// Explain -> Explanation, by content: base64, gzip -> again
///                                     EnvelopeText, FrameText -> FunctionText
///                                     EventText, FailureText -> its records, FunctionText
/// ```
@NullMarked
package io.github.firehoselogs.tools.explain;

import org.jspecify.annotations.NullMarked;
