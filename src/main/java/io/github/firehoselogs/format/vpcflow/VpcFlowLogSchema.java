package io.github.firehoselogs.format.vpcflow;

import io.github.firehoselogs.format.Field;
import io.github.firehoselogs.format.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    "kind of the resource",
    "transit gateway",
    "attachment of the transit gateway",
    "account of the source VPC",
    "account of the destination VPC",
    "source VPC",
    "destination VPC",
    "source subnet",
    "destination subnet",
    "source network interface",
    "destination network interface",
    "source availability zone",
    "destination availability zone",
    "attachment of the other side",
    "packets lost without a route",
    "packets lost in a blackhole",
    "packets lost as too large",
    "packets lost as too old",
    "ARN of the ECS cluster",
    "name of the ECS cluster",
    "ARN of the ECS container instance",
    "id of the ECS container instance",
    "id of the container",
    "id of the second container",
    "name of the ECS service",
    "ARN of the ECS task definition",
    "ARN of the ECS task",
    "id of the ECS task",
    "why the traffic was rejected",
    "resource",
    "encryption of the traffic",
  };

  private VpcFlowLogSchema() {}

  /// Returns the fields of `format`, or those of version 5, which has all of the default formats, if
  /// it is null.
  static Schema of(@Nullable VpcFlowLogFormat format) {
    VpcFlowLogFormat all = format == null ? VpcFlowLogFormat.ofVersion(5) : format;
    List<Field> fields = new ArrayList<>();
    for (int i = 0; all != null && i < all.size(); i++) {
      VpcFlowLogField field = all.field(i);
      Field.Type type = field.value().number ? Field.Type.INTEGER : Field.Type.STRING;
      fields.add(new Field(field.name(), type, meaning(field)));
    }
    return new Schema(fields, true);
  }

  private static String meaning(VpcFlowLogField field) {
    for (int i = 0; i < MEANINGS.length; i++) {
      if (field.name().equals(VpcFlowLogField.at(i).name())) {
        return MEANINGS[i];
      }
    }
    return "field that is not known here";
  }
}
