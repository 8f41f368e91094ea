package io.github.firehoselogs.tools.redrive;

import io.github.firehoselogs.document.DocumentEncoder;
import io.github.firehoselogs.document.DocumentFrame;
import io.github.firehoselogs.envelope.EncodedEnvelope;
import io.github.firehoselogs.envelope.UnreadableEnvelopeException;
import io.github.firehoselogs.firehose.FailureReason;
import io.github.firehoselogs.firehose.Outcome;
import io.github.firehoselogs.gzip.GzipDecoder;
import io.github.firehoselogs.gzip.MalformedGzipException;
import io.github.firehoselogs.gzip.Rounds;
import io.github.firehoselogs.metadata.RecordMetadata;
import io.github.firehoselogs.tools.failure.FailedRecord;
import io.github.firehoselogs.tools.trial.Advice;
import io.github.firehoselogs.tools.trial.Trial;

/// Decides about failed records: whether the function would take them now. It asks the function
/// itself, with the settings of the environment, because a failure object does not say why the
/// function failed a record.
public final class Judge implements AutoCloseable {
  /// The decision about one record.
  public sealed interface Verdict {
    /// Put `data` back.
    record PutBack(byte[] data) implements Verdict {}

    /// Leave the record where it is, because of `reason`. `detail` names the finding.
    record Left(String reason, String detail, String advice) implements Verdict {}
  }

  /// The lowest count of rounds that the frame of a document can have.
  private static final int FIRST_ROUND = 1;

  private static final String NO_PARTITION = "NO_PARTITION_KEYS";
  private static final String TOO_LARGE = "TOO_LARGE_FOR_STREAM";

  private final Trial trial;
  private final String streamArn;
  private final int maxRecordBytes;
  private final DocumentEncoder documents = new DocumentEncoder();

  /// A judge about records for the stream `streamArn`, which accepts `maxRecordBytes` in a record.
  public Judge(Trial trial, String streamArn, int maxRecordBytes) {
    this.trial = trial;
    this.streamArn = streamArn;
    this.maxRecordBytes = maxRecordBytes;
  }

  /// Returns the decision about `failed`, a record of the object `object`.
  public Verdict judge(FailedRecord failed, String object) {
    byte[] data = withoutRounds(failed.rawData());
    if (failed.holdsOutput(object) && isBare(data)) {
      data = documents.encode(RecordMetadata.NONE, data, 0, data.length, FIRST_ROUND);
    }
    Outcome outcome = trial.answer(data, streamArn).outcomes().getFirst();
    if (outcome instanceof Outcome.ProcessingFailed failure && isLasting(failure)) {
      return left(failed, failure);
    }
    if (data.length > maxRecordBytes) {
      return new Verdict.Left(
          TOO_LARGE,
          data.length + " bytes, the stream accepts " + maxRecordBytes,
          "the stream accepts no record of this size: deliver it by hand");
    }
    return new Verdict.PutBack(data);
  }

  private static Verdict left(FailedRecord failed, Outcome.ProcessingFailed failure) {
    if (failed.lacksPartition() && failure.reason() == FailureReason.ENVELOPE_UNREADABLE) {
      return new Verdict.Left(
          NO_PARTITION,
          failed.errorCode(),
          "this is output of the function whose partition is unknown: copy it to its folder by"
              + " hand");
    }
    return new Verdict.Left(
        failure.reason().name(), failure.detail(), Advice.about(failure.reason()));
  }

  /// Returns whether the function would fail the record again. The heap of this process says nothing
  /// about that of the function, and nothing is really put back or indexed here.
  private static boolean isLasting(Outcome.ProcessingFailed failure) {
    return switch (failure.reason()) {
      case DATA_NOT_BASE64, ENVELOPE_UNREADABLE, UNMATCHED, EVENT_TOO_LARGE, NOT_INDEXED -> true;
      case TRANSFORM_FAILED -> !failure.detail().contains("OutOfMemoryError");
      case TOO_MANY_ROUNDS, NOT_PUT_BACK -> false;
    };
  }

  /// Returns whether `data` is neither gzip nor in a frame.
  private static boolean isBare(byte[] data) {
    return data.length > 0 && !GzipDecoder.startsGzip(data) && !DocumentFrame.startsFrame(data);
  }

  /// Returns `data` with the count of its rounds started again. Everything else stays byte for byte,
  /// and data without a count as a whole.
  static byte[] withoutRounds(byte[] data) {
    try {
      EncodedEnvelope envelope = EncodedEnvelope.of(data);
      int rounds = envelope.rounds();
      return switch (envelope) {
        case EncodedEnvelope.Gzip gzip when rounds > 0 -> Rounds.with(gzip.bytes(), 0);
        case EncodedEnvelope.Document document when rounds > FIRST_ROUND ->
            DocumentFrame.withRounds(document.bytes(), FIRST_ROUND);
        case EncodedEnvelope.Gzip _, EncodedEnvelope.Document _, EncodedEnvelope.PlainJson _ ->
            data;
      };
    } catch (UnreadableEnvelopeException | MalformedGzipException _) {
      return data; // The trial says why.
    }
  }

  @Override
  public void close() {
    documents.close();
  }
}
