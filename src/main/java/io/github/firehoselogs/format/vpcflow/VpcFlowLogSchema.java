package io.github.firehoselogs.format.vpcflow;

import io.github.firehoselogs.format.Field;
import io.github.firehoselogs.format.Schema;
import java.util.ArrayList;
import java.util.List;

/// The schema of flow log records. Names and types are those of [VpcFlowLogField]; here are only
/// the meanings, in the same order.
final class VpcFlowLogSchema {
  private static final String[] MEANINGS = {
    "version of the record",
    "account of the network interface",
    "network interface",
    "source address",
    "destination address",
    "source port",
    "destination port",
    "protocol, IANA number",
    "packets",
    "bytes",
    "start of the record (s since 1970)",
    "end of the record (s since 1970)",
    "ACCEPT or REJECT",
    "OK, NODATA or SKIPDATA",
    "VPC",
    "subnet",
    "instance",
    "TCP flags, a bit mask",
    "IPv4, IPv6 or EFA",
    "source address of the packet",
    "destination address of the packet",
    "Region of the network interface",
    "availability zone",
    "wavelength, outpost or localzone",
    "sublocation",
    "AWS service of the source address",
    "AWS service of the destination address",
    "ingress or egress",
    "path of egress traffic, 1 to 8",
  };

  private VpcFlowLogSchema() {}

  static Schema schema() {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < MEANINGS.length; i++) {
      VpcFlowLogField field = VpcFlowLogField.at(i);
      Field.Type type = field.value().number ? Field.Type.INTEGER : Field.Type.STRING;
      fields.add(Field.of(field.name(), type, MEANINGS[i]));
    }
    return new Schema(fields, true);
  }
}
