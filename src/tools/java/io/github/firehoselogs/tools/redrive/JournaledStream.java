package io.github.firehoselogs.tools.redrive;

import io.github.firehoselogs.attempts.Fault;
import io.github.firehoselogs.attempts.Refusal;
import io.github.firehoselogs.reingest.stream.BatchLimits;
import io.github.firehoselogs.reingest.stream.Remainder;
import io.github.firehoselogs.reingest.stream.StreamTarget;
import io.github.firehoselogs.tools.redrive.journal.Journal;
import io.github.firehoselogs.tools.redrive.journal.RecordKey;
import io.github.firehoselogs.tools.terminal.StopSignal;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/// The stream, with each call noted in the journal before it and after it, at a limited pace. Ends
/// the run if the stream will not take any record.
final class JournaledStream implements StreamTarget {
  /// The code of records that were not sent because the run ends.
  static final String NOT_CALLED = "NotCalled";

  /// Thrown instead of a call.
  private static final class NotCalledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotCalledException(String message) {
      super(message);
    }
  }

  /// Codes with which a service refuses every call, whatever its records are.
  private static final Set<String> CODES_FOR_ALL =
      Set.of(
          "AccessDeniedException",
          "ResourceNotFoundException",
          "InvalidSourceException",
          "ExpiredTokenException",
          "UnrecognizedClientException",
          "InvalidSignatureException",
          "IncompleteSignature",
          "MissingAuthenticationTokenException",
          "NoCredentials");

  private static final String KINESIS_SOURCE =
      "the stream reads from a Kinesis stream: give --stream the ARN of that Kinesis stream";

  private final StreamTarget stream;
  private final Journal journal;
  private final Pace pace;
  private final StopSignal stop;
  private volatile List<RecordKey> keys = List.of();
  private volatile String end = "";

  JournaledStream(StreamTarget stream, Journal journal, Pace pace, StopSignal stop) {
    this.stream = stream;
    this.journal = journal;
    this.pace = pace;
    this.stop = stop;
  }

  /// Announces the records of the next calls: a remainder's number is an index of `batch`.
  void announce(List<RecordKey> batch) {
    keys = List.copyOf(batch);
  }

  /// Returns why the run cannot go on; empty if it can.
  Optional<String> end() {
    return end.isEmpty() ? Optional.empty() : Optional.of(end);
  }

  /// Ends the run because of `reason`.
  void endBecause(String reason) {
    end = reason;
  }

  @Override
  public List<Refusal> put(List<Remainder> batch, Duration timeout) {
    if (stop.isStopped() || end().isPresent()) {
      throw new NotCalledException("was not called: the run ends");
    }
    try {
      pace.acquire(batch.size());
      journal.send(batch.stream().map(each -> keys.get(each.record())).toList());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new NotCalledException("was not called: the run ends");
    } catch (IOException e) {
      throw journalFailed(e);
    }
    return call(batch, timeout);
  }

  private List<Refusal> call(List<Remainder> batch, Duration timeout) {
    try {
      List<Refusal> refused;
      try {
        refused = stream.put(batch, timeout);
      } catch (RuntimeException e) {
        if (isUnanswered(e)) {
          journal.unknown();
        } else {
          journal.refused();
        }
        throw e;
      }
      journal.taken(refused.stream().map(Refusal::index).toList());
      return refused;
    } catch (IOException e) {
      throw journalFailed(e);
    }
  }

  private NotCalledException journalFailed(IOException e) {
    end = "the journal could not be written (" + e + "); free the disk and start again";
    return new NotCalledException(end);
  }

  /// Returns whether the stream may have taken records of a call that failed with `e`.
  private static boolean isUnanswered(RuntimeException e) {
    if (e instanceof AwsServiceException service) {
      return service.statusCode() >= 500;
    }
    return !hasCause(
        e,
        each ->
            each instanceof ConnectException
                || each instanceof UnknownHostException
                || each instanceof NoRouteToHostException
                || String.valueOf(each.getMessage()).contains("load credentials"));
  }

  private static boolean hasCause(Throwable failure, Predicate<Throwable> condition) {
    @Nullable Throwable cause = failure;
    for (int i = 0; i < 20 && cause != null; i++) {
      if (condition.test(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  @Override
  public Fault faultOf(RuntimeException failure, Duration timeout) {
    if (failure instanceof NotCalledException notCalled) {
      return new Fault.Permanent(
          String.valueOf(notCalled.getMessage()), "start again to continue", NOT_CALLED);
    }
    Fault fault = stream.faultOf(failure, timeout);
    if (!(fault instanceof Fault.Permanent permanent)) {
      return fault;
    }
    String advice = advice(permanent, failure);
    if (CODES_FOR_ALL.contains(permanent.code()) || advice.equals(KINESIS_SOURCE)) {
      end = stream.description() + " " + permanent.description() + ": " + advice;
    }
    return new Fault.Permanent(permanent.description(), advice, permanent.code());
  }

  /// Returns the advice for a person; that of the function is about its role.
  private static String advice(Fault.Permanent fault, RuntimeException failure) {
    if (String.valueOf(failure.getMessage()).contains("KinesisStreamAsSource")) {
      return KINESIS_SOURCE;
    }
    return switch (fault.code()) {
      case "InvalidSourceException" -> KINESIS_SOURCE;
      case "AccessDeniedException" -> "allow your user or role this action on the stream";
      case "NoCredentials" -> "there are no credentials; set AWS_PROFILE or AWS_ACCESS_KEY_ID";
      default -> fault.advice().replace("the function's", "your");
    };
  }

  @Override
  public BatchLimits limits() {
    return stream.limits();
  }

  @Override
  public int bytesOf(Remainder remainder) {
    return stream.bytesOf(remainder);
  }

  @Override
  public boolean acceptsAggregates() {
    return false;
  }

  @Override
  public String description() {
    return stream.description();
  }
}
