package io.github.firehoselogs.format.vpcflow;

import io.github.firehoselogs.json.JsonName;

/// A field of a flow log record: its name, the kind of its values, and the version of AWS's format
/// that introduced it. The fields of version 6 are those of transit gateways.
///
/// https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html#flow-logs-fields,
/// https://docs.aws.amazon.com/vpc/latest/tgw/tgw-flow-logs.html#flow-logs-fields
record VpcFlowLogField(String name, VpcFlowLogKind value, int version, JsonName jsonName) {
  /// All known fields, in AWS's order. The first 29 are those of the default formats.
  private static final VpcFlowLogField[] KNOWN = {
    field("version", VpcFlowLogKind.VERSION, 2),
    field("account-id", VpcFlowLogKind.ACCOUNT_ID, 2),
    field("interface-id", VpcFlowLogKind.INTERFACE_ID, 2),
    field("srcaddr", VpcFlowLogKind.ADDRESS, 2),
    field("dstaddr", VpcFlowLogKind.ADDRESS, 2),
    field("srcport", VpcFlowLogKind.PORT, 2),
    field("dstport", VpcFlowLogKind.PORT, 2),
    field("protocol", VpcFlowLogKind.PROTOCOL, 2),
    field("packets", VpcFlowLogKind.PACKETS, 2),
    field("bytes", VpcFlowLogKind.BYTES, 2),
    field("start", VpcFlowLogKind.START, 2),
    field("end", VpcFlowLogKind.END, 2),
    field("action", VpcFlowLogKind.ACTION, 2),
    field("log-status", VpcFlowLogKind.LOG_STATUS, 2),
    field("vpc-id", VpcFlowLogKind.VPC_ID, 3),
    field("subnet-id", VpcFlowLogKind.SUBNET_ID, 3),
    field("instance-id", VpcFlowLogKind.INSTANCE_ID, 3),
    field("tcp-flags", VpcFlowLogKind.TCP_FLAGS, 3),
    field("type", VpcFlowLogKind.TYPE, 3),
    field("pkt-srcaddr", VpcFlowLogKind.ADDRESS, 3),
    field("pkt-dstaddr", VpcFlowLogKind.ADDRESS, 3),
    field("region", VpcFlowLogKind.REGION, 4),
    field("az-id", VpcFlowLogKind.AZ_ID, 4),
    field("sublocation-type", VpcFlowLogKind.SUBLOCATION_TYPE, 4),
    field("sublocation-id", VpcFlowLogKind.SUBLOCATION_ID, 4),
    field("pkt-src-aws-service", VpcFlowLogKind.SERVICE, 5),
    field("pkt-dst-aws-service", VpcFlowLogKind.SERVICE, 5),
    field("flow-direction", VpcFlowLogKind.DIRECTION, 5),
    field("traffic-path", VpcFlowLogKind.TRAFFIC_PATH, 5),
    field("resource-type", VpcFlowLogKind.RESOURCE_TYPE, 6),
    field("tgw-id", VpcFlowLogKind.TGW_ID, 6),
    field("tgw-attachment-id", VpcFlowLogKind.TGW_ATTACHMENT_ID, 6),
    field("tgw-src-vpc-account-id", VpcFlowLogKind.VPC_ACCOUNT_ID, 6),
    field("tgw-dst-vpc-account-id", VpcFlowLogKind.VPC_ACCOUNT_ID, 6),
    field("tgw-src-vpc-id", VpcFlowLogKind.VPC_ID, 6),
    field("tgw-dst-vpc-id", VpcFlowLogKind.VPC_ID, 6),
    field("tgw-src-subnet-id", VpcFlowLogKind.SUBNET_ID, 6),
    field("tgw-dst-subnet-id", VpcFlowLogKind.SUBNET_ID, 6),
    field("tgw-src-eni", VpcFlowLogKind.INTERFACE_ID, 6),
    field("tgw-dst-eni", VpcFlowLogKind.INTERFACE_ID, 6),
    field("tgw-src-az-id", VpcFlowLogKind.AZ_ID, 6),
    field("tgw-dst-az-id", VpcFlowLogKind.AZ_ID, 6),
    field("tgw-pair-attachment-id", VpcFlowLogKind.TGW_ATTACHMENT_ID, 6),
    field("packets-lost-no-route", VpcFlowLogKind.PACKETS_LOST, 6),
    field("packets-lost-blackhole", VpcFlowLogKind.PACKETS_LOST, 6),
    field("packets-lost-mtu-exceeded", VpcFlowLogKind.PACKETS_LOST, 6),
    field("packets-lost-ttl-expired", VpcFlowLogKind.PACKETS_LOST, 6),
    field("ecs-cluster-arn", VpcFlowLogKind.CLUSTER_ARN, 7),
    field("ecs-cluster-name", VpcFlowLogKind.ECS_NAME, 7),
    field("ecs-container-instance-arn", VpcFlowLogKind.CONTAINER_INSTANCE_ARN, 7),
    field("ecs-container-instance-id", VpcFlowLogKind.ECS_ID, 7),
    field("ecs-container-id", VpcFlowLogKind.CONTAINER_ID, 7),
    field("ecs-second-container-id", VpcFlowLogKind.CONTAINER_ID, 7),
    field("ecs-service-name", VpcFlowLogKind.ECS_NAME, 7),
    field("ecs-task-definition-arn", VpcFlowLogKind.TASK_DEFINITION_ARN, 7),
    field("ecs-task-arn", VpcFlowLogKind.TASK_ARN, 7),
    field("ecs-task-id", VpcFlowLogKind.ECS_ID, 7),
    field("reject-reason", VpcFlowLogKind.REJECT_REASON, 8),
    field("resource-id", VpcFlowLogKind.RESOURCE_ID, 9),
    field("encryption-status", VpcFlowLogKind.ENCRYPTION_STATUS, 10),
  };

  private static VpcFlowLogField field(String name, VpcFlowLogKind value, int version) {
    return new VpcFlowLogField(name, value, version, JsonName.of(name));
  }

  /// Returns the field at `index` of AWS's order.
  static VpcFlowLogField at(int index) {
    return KNOWN[index];
  }

  /// Returns the field `name`. One that is not known here has values of any text.
  static VpcFlowLogField named(String name) {
    for (VpcFlowLogField field : KNOWN) {
      if (field.name.equals(name)) {
        return field;
      }
    }
    return field(name, VpcFlowLogKind.UNKNOWN, 0);
  }
}
