package io.github.firehoselogs.format.vpcflow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The fields of flow log records, in their order.
///
/// ```
/// ${version} ${vpc-id} ${srcaddr} ${dstaddr} ${tcp-flags}        AWS's notation
/// 3 vpc-abcdefab012345678 10.20.33.164 10.40.2.236 3             a record
/// ```
///
/// The `version` of a record is the highest version of its fields. Fields that AWS adds later are
/// not known here, so a record that has one may be of any higher version.
final class VpcFlowLogFormat {
  /// Formats by their version: all fields up to it, in AWS's order.
  private static final VpcFlowLogFormat[] DEFAULTS = {
    defaultFormat(14), defaultFormat(21), defaultFormat(25), defaultFormat(29)
  };

  private static final int FIRST_VERSION = 2;

  private final VpcFlowLogField[] fields;
  private final int highestVersion;
  private final boolean hasUnknown;
  private final boolean hasProtocol;

  private VpcFlowLogFormat(VpcFlowLogField... fields) {
    this.fields = fields;
    int highest = FIRST_VERSION;
    boolean unknown = false;
    boolean protocol = false;
    for (VpcFlowLogField field : fields) {
      highest = Math.max(highest, field.version());
      unknown |= field.value() == VpcFlowLogKind.UNKNOWN;
      protocol |= field.value() == VpcFlowLogKind.PROTOCOL;
    }
    highestVersion = highest;
    hasUnknown = unknown;
    hasProtocol = protocol;
  }

  private static VpcFlowLogFormat defaultFormat(int size) {
    VpcFlowLogField[] first = new VpcFlowLogField[size];
    for (int i = 0; i < size; i++) {
      first[i] = VpcFlowLogField.at(i);
    }
    return new VpcFlowLogFormat(first);
  }

  /// Returns the format with all fields up to `version` in AWS's order, or null if it is not 2 to 5.
  static @Nullable VpcFlowLogFormat ofVersion(int version) {
    int index = version - FIRST_VERSION;
    return index >= 0 && index < DEFAULTS.length ? DEFAULTS[index] : null;
  }

  /// Returns the format that `text` describes in AWS's notation. Throws [IllegalArgumentException]
  /// with one line that states the problem.
  static VpcFlowLogFormat parse(String text) {
    Pattern notation = Pattern.compile("\\$\\{([a-z][a-z0-9-]*)}");
    Set<String> names = new LinkedHashSet<>();
    for (String word : text.strip().split("\\s+", -1)) {
      Matcher name = notation.matcher(word);
      if (!name.matches()) {
        throw new IllegalArgumentException(
            "expected fields such as ${version} ${vpc-id} with spaces between them, found '"
                + word
                + "'");
      }
      if (!names.add(name.group(1))) {
        throw new IllegalArgumentException("the field " + word + " appears twice");
      }
    }
    List<VpcFlowLogField> fields = new ArrayList<>();
    for (String name : names) {
      fields.add(VpcFlowLogField.named(name));
    }
    return new VpcFlowLogFormat(fields.toArray(VpcFlowLogField[]::new));
  }

  int size() {
    return fields.length;
  }

  VpcFlowLogField field(int index) {
    return fields[index];
  }

  boolean hasProtocol() {
    return hasProtocol;
  }

  /// Returns whether records of this format may have `version`.
  boolean isVersion(long version) {
    return version == highestVersion || (hasUnknown && version > highestVersion);
  }
}
