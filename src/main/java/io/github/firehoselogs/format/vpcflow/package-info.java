/// `vpc-flow-log`: VPC flow log records of versions 2 to 5.
/// [VpcFlowLog][io.github.firehoselogs.format.vpcflow.VpcFlowLog] is the door.
@NullMarked
package io.github.firehoselogs.format.vpcflow;

import org.jspecify.annotations.NullMarked;
