package io.github.firehoselogs.tools.schema;

import io.github.firehoselogs.added.AddedFields;
import io.github.firehoselogs.format.Field;
import io.github.firehoselogs.format.Schema;
import io.github.firehoselogs.tools.BadInputException;
import io.github.firehoselogs.transform.BuiltInTransform;
import io.github.firehoselogs.transform.TransformSetting;
import io.github.firehoselogs.transform.TransformSettings;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The fields of the lines that a function with certain environment variables delivers. Only
/// `ADD_FIELDS`, `VPC_FLOW_LOG_FORMAT` and `SPLUNK_INDEX` affect their names.
public final class DeclaredFields {
  private static final String ADD_FIELDS = "ADD_FIELDS";
  private static final String MEANING = "added field";

  private DeclaredFields() {}

  /// Returns the added fields, which come first, and those of `transform`.
  public static Schema of(BuiltInTransform transform, Map<String, String> environment) {
    try {
      Schema own = transform.schema(settings(transform, environment));
      // Splunk has its added fields in the object `fields`.
      return transform == BuiltInTransform.SPLUNK_HEC ? own : added(environment).and(own);
    } catch (TransformSettings.InvalidException e) {
      throw new BadInputException(e.setting().variable() + ": " + e.getMessage(), e);
    }
  }

  private static TransformSettings settings(
      BuiltInTransform transform, Map<String, String> environment) {
    Map<TransformSetting, String> values = new EnumMap<>(TransformSetting.class);
    for (TransformSetting each : TransformSetting.values()) {
      String value = environment.getOrDefault(each.variable(), "");
      if (each.transformName().equals(transform.transformName()) && !value.isBlank()) {
        values.put(each, value);
      }
    }
    return new TransformSettings(values);
  }

  private static Schema added(Map<String, String> environment) {
    String text = environment.getOrDefault(ADD_FIELDS, "");
    try {
      List<Field> fields = new ArrayList<>();
      for (String name : AddedFields.compile(text, ZoneOffset.UTC).names()) {
        Field.Type type = isTime(name, text) ? Field.Type.TIME : Field.Type.STRING;
        fields.add(new Field(name, type, MEANING));
      }
      return new Schema(fields, true);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(ADD_FIELDS + ": " + e.getMessage(), e);
    }
  }

  /// Returns whether the value of `name` is the time of the log event.
  private static boolean isTime(String name, String text) {
    return Pattern.compile("(^|,)\\s*" + Pattern.quote(name) + "\\s*=\\s*\\{timestamp}\\s*(,|$)")
        .matcher(text)
        .find();
  }
}
