package io.github.firehoselogs.opensearch.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.firehoselogs.envelope.LogEventView;
import io.github.firehoselogs.json.Utf8Builder;
import io.github.firehoselogs.placeholder.HashedText;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// The ids of the documents of one record after another. A repetition of the same record has the
/// same ids, in this and in every later version of the function.
///
/// An id is the first 128 bits of a SHA-256 in base64url. It covers the owner, log group, log
/// stream, event id and timestamp, and the message after redaction, because event ids are not
/// guaranteed to be unique. If a record contains the same event several times, the later ones have
/// their ordinal as a suffix: `wT0…`, `wT0…-1`, `wT0…-2`.
public final class DocumentIds {
  private static final int ID_BYTES = 16;
  private static final int NO_ENVELOPE = -1;

  private final MessageDigest sha256 = HashedText.sha256();
  private final ByteBuffer numbers = ByteBuffer.allocate(Long.BYTES);

  /// How often each event has appeared in the record, by the first 64 bits of its hash, which take
  /// less memory than the id. If two events shared them, one would have an ordinal without need.
  private final Map<Long, Integer> seen = new HashMap<>();

  private byte[] source = new byte[0];
  private int envelopeNumber = NO_ENVELOPE;

  /// Begins the next record.
  public void restart() {
    seen.clear();
    envelopeNumber = NO_ENVELOPE;
  }

  /// Returns the id of the document for `logEvent`, whose message is redacted.
  public String idOf(LogEventView logEvent) {
    if (logEvent.envelopeNumber() != envelopeNumber) {
      envelopeNumber = logEvent.envelopeNumber();
      source = sourceOf(logEvent);
    }
    Utf8Builder message = logEvent.messageText();
    byte[] id = logEvent.id().getBytes(UTF_8);
    sha256.update(source);
    update(id, id.length);
    update(logEvent.timestamp().orElse(Long.MIN_VALUE));
    update(message.array(), message.length());
    byte[] hash = sha256.digest();
    String text =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(ByteBuffer.allocate(ID_BYTES).put(hash, 0, ID_BYTES).array());
    int ordinal = seen.merge(ByteBuffer.wrap(hash).getLong(), 1, Integer::sum) - 1;
    return ordinal == 0 ? text : text + "-" + ordinal;
  }

  /// Returns the fields of the envelope, each with its length.
  private byte[] sourceOf(LogEventView logEvent) {
    Utf8Builder fields = new Utf8Builder(128);
    String[] names = {logEvent.owner(), logEvent.originalLogGroup(), logEvent.originalLogStream()};
    for (String each : names) {
      byte[] utf8 = each.getBytes(UTF_8);
      fields.append(numbers.putLong(0, utf8.length).array());
      fields.append(utf8);
    }
    return fields.toByteArray();
  }

  /// Adds bytes with their length, so that no two lists of fields have the same bytes.
  private void update(byte[] bytes, int length) {
    update(length);
    sha256.update(bytes, 0, length);
  }

  private void update(long number) {
    sha256.update(numbers.putLong(0, number).array());
  }
}
