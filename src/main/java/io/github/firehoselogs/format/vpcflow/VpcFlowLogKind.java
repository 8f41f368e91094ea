package io.github.firehoselogs.format.vpcflow;

import io.github.firehoselogs.format.IpAddress;
import io.github.firehoselogs.format.Slice;
import io.github.firehoselogs.format.WholeNumber;

/// The kinds of values in flow log records, other than `-`.
///
/// https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html#flow-logs-fields
enum VpcFlowLogKind {
  /// The highest version of the fields in the record, from 2.
  VERSION(true, true),
  /// 12 digits, or `unknown`.
  ACCOUNT_ID(false, true),
  /// `eni-1235b8ca123456789`.
  INTERFACE_ID(false, false),
  /// IPv4 or IPv6.
  ADDRESS(false, false),
  /// 0 to 65535.
  PORT(true, false),
  /// IANA's number, 0 to 255.
  PROTOCOL(true, false),
  PACKETS(true, false),
  BYTES(true, false),
  /// Seconds since 1970.
  START(true, true),
  /// Seconds since 1970.
  END(true, true),
  /// `ACCEPT` or `REJECT`.
  ACTION(false, false),
  /// `OK`, `NODATA` or `SKIPDATA`.
  LOG_STATUS(false, true),
  VPC_ID(false, false),
  SUBNET_ID(false, false),
  INSTANCE_ID(false, false),
  /// A mask of FIN 1, SYN 2, RST 4, PSH 8, ACK 16 and URG 32.
  TCP_FLAGS(true, false),
  /// `IPv4`, `IPv6` or `EFA`.
  TYPE(false, false),
  /// `ap-southeast-2`.
  REGION(false, false),
  /// `apse2-az3`.
  AZ_ID(false, false),
  /// `wavelength`, `outpost` or `localzone`.
  SUBLOCATION_TYPE(false, false),
  /// An outpost's ARN, or the name of a zone.
  SUBLOCATION_ID(false, false),
  /// `S3`, `API_GATEWAY`.
  SERVICE(false, false),
  /// `ingress` or `egress`.
  DIRECTION(false, false),
  /// 1 to 8.
  TRAFFIC_PATH(true, false),
  /// `TransitGateway`.
  RESOURCE_TYPE(false, false),
  /// `tgw-0123456789abcdef0`.
  TGW_ID(false, false),
  /// `tgw-attach-0123456789abcdef0`.
  TGW_ATTACHMENT_ID(false, false),
  /// Like [#ACCOUNT_ID], but not in every record.
  VPC_ACCOUNT_ID(false, false),
  PACKETS_LOST(true, false),
  /// `arn:aws:ecs:us-east-1:123456789012:cluster/shop`.
  CLUSTER_ARN(false, false),
  /// The ARN of an ECS container instance.
  CONTAINER_INSTANCE_ARN(false, false),
  /// The ARN of an ECS task definition.
  TASK_DEFINITION_ARN(false, false),
  /// The ARN of an ECS task.
  TASK_ARN(false, false),
  /// The name of a cluster or a service: letters, digits, hyphens and underscores, but nothing that
  /// is recognized as the value of another field.
  ECS_NAME(false, false),
  /// The id of a task or a container instance: 32 hexadecimal digits, or a UUID.
  ECS_ID(false, false),
  /// Docker's id of a container: 64 hexadecimal digits on EC2; on Fargate 32, a hyphen and a number.
  CONTAINER_ID(false, false),
  /// `BPA` (block public access) or `EC` (encryption controls).
  REJECT_REASON(false, false),
  /// `nat-0123456789abcdef0`.
  RESOURCE_ID(false, false),
  /// 0 for none, 1 for Nitro, 2 for the application, 3 for both.
  ENCRYPTION_STATUS(true, false),
  /// Any text: a field that AWS added later.
  UNKNOWN(false, false);

  private static final int HEX_DIGITS = 32;
  private static final int UUID_LENGTH = 36;
  private static final int MIN_CONTAINER_ID = 40;

  /// Whether values are written as JSON numbers.
  final boolean number;

  /// Whether a value must be present, so that `-` is not accepted.
  final boolean required;

  VpcFlowLogKind(boolean number, boolean required) {
    this.number = number;
    this.required = required;
  }

  /// Returns whether `value` is text of this kind; false for kinds of numbers.
  boolean fitsText(Slice value) {
    return switch (this) {
      case ACCOUNT_ID, VPC_ACCOUNT_ID -> VpcFlowLogText.isAccount(value);
      case INTERFACE_ID -> VpcFlowLogText.isId("eni-", value);
      case ADDRESS -> IpAddress.matches(value.text(), value.from(), value.to());
      case ACTION -> isAction(value);
      case LOG_STATUS -> isLogStatus(value);
      case VPC_ID -> VpcFlowLogText.isId("vpc-", value);
      case SUBNET_ID -> VpcFlowLogText.isId("subnet-", value);
      case INSTANCE_ID -> VpcFlowLogText.isId("i-", value);
      case TYPE -> value.is("IPv4") || value.is("IPv6") || value.is("EFA");
      case REGION -> VpcFlowLogText.isRegion(value);
      case AZ_ID -> VpcFlowLogText.isZone(value);
      case SUBLOCATION_TYPE ->
          value.is("wavelength") || value.is("outpost") || value.is("localzone");
      case SUBLOCATION_ID -> VpcFlowLogText.isArnOrZoneName(value) && !fitsOther(value);
      case SERVICE, REJECT_REASON ->
          VpcFlowLogText.isConstant(value) && !isAction(value) && !isLogStatus(value);
      case DIRECTION -> value.is("ingress") || value.is("egress");
      case RESOURCE_TYPE -> value.is("TransitGateway");
      case TGW_ID -> VpcFlowLogText.isId("tgw-", value);
      case TGW_ATTACHMENT_ID -> VpcFlowLogText.isId("tgw-attach-", value);
      case CLUSTER_ARN -> VpcFlowLogText.isEcsArn(":cluster/", value);
      case CONTAINER_INSTANCE_ARN -> VpcFlowLogText.isEcsArn(":container-instance/", value);
      case TASK_DEFINITION_ARN -> VpcFlowLogText.isEcsArn(":task-definition/", value);
      case TASK_ARN -> VpcFlowLogText.isEcsArn(":task/", value);
      case ECS_NAME -> VpcFlowLogText.isName(value) && !isAction(value) && !fitsOther(value);
      case ECS_ID -> VpcFlowLogText.isHexId(value, HEX_DIGITS, UUID_LENGTH);
      case CONTAINER_ID -> VpcFlowLogText.isHexId(value, MIN_CONTAINER_ID, Integer.MAX_VALUE);
      case RESOURCE_ID -> VpcFlowLogText.isAnyId(value) && !fitsOther(value);
      case UNKNOWN -> true;
      default -> false;
    };
  }

  /// Returns the maximum number of this kind, or [WholeNumber#NONE] for kinds of text.
  long max() {
    return switch (this) {
      case PORT -> 65_535;
      case PROTOCOL -> 255;
      case TCP_FLAGS -> 63;
      case TRAFFIC_PATH -> 8;
      case ENCRYPTION_STATUS -> 3;
      case VERSION -> 99;
      case PACKETS, BYTES, START, END, PACKETS_LOST -> Long.MAX_VALUE;
      default -> WholeNumber.NONE;
    };
  }

  private static boolean fitsOther(Slice value) {
    return VPC_ID.fitsText(value)
        || SUBNET_ID.fitsText(value)
        || INSTANCE_ID.fitsText(value)
        || INTERFACE_ID.fitsText(value)
        || TGW_ID.fitsText(value)
        || TGW_ATTACHMENT_ID.fitsText(value)
        || VpcFlowLogText.isHexId(value, HEX_DIGITS, Integer.MAX_VALUE)
        || VpcFlowLogText.isEcsArn(":", value)
        || REGION.fitsText(value)
        || AZ_ID.fitsText(value);
  }

  private static boolean isAction(Slice value) {
    return value.is("ACCEPT") || value.is("REJECT");
  }

  private static boolean isLogStatus(Slice value) {
    return value.is("OK") || value.is("NODATA") || value.is("SKIPDATA");
  }
}
