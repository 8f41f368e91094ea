package io.github.firehoselogs.format.vpcflow;

import io.github.firehoselogs.json.JsonName;

/// A field of a flow log record, with the kind of its values.
///
/// https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html#flow-logs-fields
record VpcFlowLogField(JsonName name, VpcFlowLogValue value) {
  private static final VpcFlowLogField[] DEFAULT_ORDER = {
    field("version", VpcFlowLogValue.VERSION),
    field("account-id", VpcFlowLogValue.ACCOUNT_ID),
    field("interface-id", VpcFlowLogValue.INTERFACE_ID),
    field("srcaddr", VpcFlowLogValue.ADDRESS),
    field("dstaddr", VpcFlowLogValue.ADDRESS),
    field("srcport", VpcFlowLogValue.PORT),
    field("dstport", VpcFlowLogValue.PORT),
    field("protocol", VpcFlowLogValue.PROTOCOL),
    field("packets", VpcFlowLogValue.PACKETS),
    field("bytes", VpcFlowLogValue.BYTES),
    field("start", VpcFlowLogValue.START),
    field("end", VpcFlowLogValue.END),
    field("action", VpcFlowLogValue.ACTION),
    field("log-status", VpcFlowLogValue.LOG_STATUS),
    field("vpc-id", VpcFlowLogValue.VPC_ID),
    field("subnet-id", VpcFlowLogValue.SUBNET_ID),
    field("instance-id", VpcFlowLogValue.INSTANCE_ID),
    field("tcp-flags", VpcFlowLogValue.TCP_FLAGS),
    field("type", VpcFlowLogValue.TYPE),
    field("pkt-srcaddr", VpcFlowLogValue.ADDRESS),
    field("pkt-dstaddr", VpcFlowLogValue.ADDRESS),
    field("region", VpcFlowLogValue.REGION),
    field("az-id", VpcFlowLogValue.AZ_ID),
    field("sublocation-type", VpcFlowLogValue.SUBLOCATION_TYPE),
    field("sublocation-id", VpcFlowLogValue.SUBLOCATION_ID),
    field("pkt-src-aws-service", VpcFlowLogValue.SERVICE),
    field("pkt-dst-aws-service", VpcFlowLogValue.SERVICE),
    field("flow-direction", VpcFlowLogValue.DIRECTION),
    field("traffic-path", VpcFlowLogValue.TRAFFIC_PATH),
  };

  private static VpcFlowLogField field(String name, VpcFlowLogValue value) {
    return new VpcFlowLogField(JsonName.of(name), value);
  }

  /// Returns the field at `index` of AWS's order, from 0 to 28.
  static VpcFlowLogField at(int index) {
    return DEFAULT_ORDER[index];
  }
}
