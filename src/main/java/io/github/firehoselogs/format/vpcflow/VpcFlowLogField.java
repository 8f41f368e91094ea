package io.github.firehoselogs.format.vpcflow;

import io.github.firehoselogs.json.JsonName;

/// A field of a flow log record, with the kind of its values.
///
/// https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html#flow-logs-fields
record VpcFlowLogField(JsonName name, VpcFlowLogKind value) {
  private static final VpcFlowLogField[] DEFAULT_ORDER = {
    field("version", VpcFlowLogKind.VERSION),
    field("account-id", VpcFlowLogKind.ACCOUNT_ID),
    field("interface-id", VpcFlowLogKind.INTERFACE_ID),
    field("srcaddr", VpcFlowLogKind.ADDRESS),
    field("dstaddr", VpcFlowLogKind.ADDRESS),
    field("srcport", VpcFlowLogKind.PORT),
    field("dstport", VpcFlowLogKind.PORT),
    field("protocol", VpcFlowLogKind.PROTOCOL),
    field("packets", VpcFlowLogKind.PACKETS),
    field("bytes", VpcFlowLogKind.BYTES),
    field("start", VpcFlowLogKind.START),
    field("end", VpcFlowLogKind.END),
    field("action", VpcFlowLogKind.ACTION),
    field("log-status", VpcFlowLogKind.LOG_STATUS),
    field("vpc-id", VpcFlowLogKind.VPC_ID),
    field("subnet-id", VpcFlowLogKind.SUBNET_ID),
    field("instance-id", VpcFlowLogKind.INSTANCE_ID),
    field("tcp-flags", VpcFlowLogKind.TCP_FLAGS),
    field("type", VpcFlowLogKind.TYPE),
    field("pkt-srcaddr", VpcFlowLogKind.ADDRESS),
    field("pkt-dstaddr", VpcFlowLogKind.ADDRESS),
    field("region", VpcFlowLogKind.REGION),
    field("az-id", VpcFlowLogKind.AZ_ID),
    field("sublocation-type", VpcFlowLogKind.SUBLOCATION_TYPE),
    field("sublocation-id", VpcFlowLogKind.SUBLOCATION_ID),
    field("pkt-src-aws-service", VpcFlowLogKind.SERVICE),
    field("pkt-dst-aws-service", VpcFlowLogKind.SERVICE),
    field("flow-direction", VpcFlowLogKind.DIRECTION),
    field("traffic-path", VpcFlowLogKind.TRAFFIC_PATH),
  };

  private static VpcFlowLogField field(String name, VpcFlowLogKind value) {
    return new VpcFlowLogField(JsonName.of(name), value);
  }

  /// Returns the field at `index` of AWS's order, from 0 to 28.
  static VpcFlowLogField at(int index) {
    return DEFAULT_ORDER[index];
  }
}
