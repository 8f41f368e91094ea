package io.github.firehoselogs.firehose;

import com.amazonaws.services.lambda.runtime.events.KinesisFirehoseEvent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The event that Firehose passes to the function. Adds a field that the library's class lacks.
/// Like that class it is a bean; every field may be `null`.
public final class FirehoseEvent extends KinesisFirehoseEvent {
  private static final long serialVersionUID = 1L;

  private @Nullable String sourceKinesisStreamArn;

  /// Returns the Kinesis stream that the Firehose stream reads from, `null` for Direct PUT.
  public @Nullable String getSourceKinesisStreamArn() {
    return sourceKinesisStreamArn;
  }

  /// Sets the Kinesis stream that the Firehose stream reads from.
  public void setSourceKinesisStreamArn(@Nullable String sourceKinesisStreamArn) {
    this.sourceKinesisStreamArn = sourceKinesisStreamArn;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FirehoseEvent event
        && super.equals(event)
        && Objects.equals(sourceKinesisStreamArn, event.sourceKinesisStreamArn);
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + Objects.hashCode(sourceKinesisStreamArn);
  }
}
