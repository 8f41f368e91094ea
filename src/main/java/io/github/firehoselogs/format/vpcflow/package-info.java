/// The format `vpc-flow-log`: VPC flow log records of versions 2 to 5. The entry point is
/// [VpcFlowLog][io.github.firehoselogs.format.vpcflow.VpcFlowLog].
@NullMarked
package io.github.firehoselogs.format.vpcflow;

import org.jspecify.annotations.NullMarked;
