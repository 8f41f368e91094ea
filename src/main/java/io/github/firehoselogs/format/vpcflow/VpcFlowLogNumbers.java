package io.github.firehoselogs.format.vpcflow;

import io.github.firehoselogs.format.WholeNumber;

/// The numbers of one flow log record, which must agree with each other. This detects fields in the
/// wrong order even if every value is valid, such as bytes swapped with packets.
final class VpcFlowLogNumbers {
  /// The maximum time from start to end. AWS captures at most 10 minutes in one record, so a day is
  /// more than enough.
  private static final long MAX_SECONDS = 86_400;

  private static final int DCCP = 33;
  private static final int SCTP = 132;
  private static final int TCP = 6;
  private static final int UDP = 17;
  private static final int UDP_LITE = 136;

  private long version = WholeNumber.NONE;
  private boolean hasPorts;
  private long protocol = WholeNumber.NONE;
  private long packets = WholeNumber.NONE;
  private long bytes = WholeNumber.NONE;
  private long start = WholeNumber.NONE;
  private long end = WholeNumber.NONE;
  private long tcpFlags = WholeNumber.NONE;

  /// Keeps `number`, which is of `kind`.
  void add(VpcFlowLogKind kind, long number) {
    switch (kind) {
      case VERSION -> version = number;
      case PORT -> hasPorts |= number > 0;
      case PROTOCOL -> protocol = number;
      case PACKETS -> packets = number;
      case BYTES -> bytes = number;
      case START -> start = number;
      case END -> end = number;
      case TCP_FLAGS -> tcpFlags = number;
      default -> {}
    }
  }

  /// Returns whether the numbers of a record of `format` agree. A number that is not in the record
  /// agrees with any other.
  boolean agree(VpcFlowLogFormat format) {
    boolean isTcp = protocol == TCP || !format.hasProtocol();
    return (version == WholeNumber.NONE || format.isVersion(version))
        && (!hasPorts || protocol == WholeNumber.NONE || protocolHasPorts())
        && (tcpFlags <= 0 || isTcp)
        && (bytes == WholeNumber.NONE || bytes >= packets)
        && timesAgree();
  }

  private boolean timesAgree() {
    return start == WholeNumber.NONE
        || end == WholeNumber.NONE
        || (end >= start && end - start <= MAX_SECONDS);
  }

  private boolean protocolHasPorts() {
    return protocol == TCP
        || protocol == UDP
        || protocol == DCCP
        || protocol == SCTP
        || protocol == UDP_LITE;
  }
}
