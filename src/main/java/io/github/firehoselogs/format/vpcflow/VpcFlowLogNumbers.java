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

  private boolean ports;
  private boolean tcp;
  private long packets = WholeNumber.NONE;
  private long start;

  /// Adds `number`, which is of `kind`; returns whether it agrees with the numbers before it.
  boolean add(VpcFlowLogKind kind, long number) {
    return switch (kind) {
      case PORT -> {
        ports |= number > 0;
        yield true;
      }
      case PROTOCOL -> {
        tcp = number == TCP;
        yield !ports || hasPorts(number);
      }
      case TCP_FLAGS -> tcp || number == 0;
      case PACKETS -> {
        packets = number;
        yield true;
      }
      case BYTES -> number >= packets;
      case START -> {
        start = number;
        yield true;
      }
      case END -> number >= start && number - start <= MAX_SECONDS;
      default -> true;
    };
  }

  private static boolean hasPorts(long protocol) {
    return protocol == TCP
        || protocol == UDP
        || protocol == DCCP
        || protocol == SCTP
        || protocol == UDP_LITE;
  }
}
