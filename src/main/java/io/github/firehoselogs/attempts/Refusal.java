package io.github.firehoselogs.attempts;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One refused element of a batch: its index in the batch, the error code of the service, and
/// whether every further attempt would be refused too.
public record Refusal(int index, String errorCode, boolean permanent) {
  /// The code for an element that is missing from the answer.
  public static final String NO_ANSWER = "NoAnswer";

  /// A refusal after which another attempt may succeed.
  public Refusal(int index, String errorCode) {
    this(index, errorCode, false);
  }

  /// Returns the refusals in an answer to `sent` elements whose error codes are `errorCodes`; an
  /// element without a code was accepted.
  public static List<Refusal> of(int sent, List<@Nullable String> errorCodes) {
    List<Refusal> refusals = new ArrayList<>();
    for (int i = 0; i < sent; i++) {
      @Nullable String errorCode = i < errorCodes.size() ? errorCodes.get(i) : NO_ANSWER;
      if (errorCode != null && !errorCode.isEmpty()) {
        refusals.add(new Refusal(i, errorCode));
      }
    }
    return refusals;
  }
}
