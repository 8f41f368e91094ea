package io.github.firehoselogs.template;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The checks of parameters that CloudFormation makes before it evaluates rules.
public final class Constraints {
  private Constraints() {}

  /// Returns a sentence for each of `values` that the template's constraints refuse.
  public static List<String> refusals(Template template, Map<String, String> values) {
    List<String> refusals = new ArrayList<>();
    for (Map.Entry<String, String> each : values.entrySet()) {
      String name = each.getKey();
      String value = each.getValue();
      Value parameter = template.section("Parameters").getOrDefault(name, Value.nothing());
      if (Resolver.PSEUDO.containsKey(name)) {
        continue;
      }
      if (!parameter.exists()) {
        refusals.add("no parameter " + name);
      } else if (!accepts(parameter, value)) {
        refusals.add(name + " refuses '" + value + "'");
      }
    }
    return refusals;
  }

  /// Returns whether `parameter` accepts `value`.
  public static boolean accepts(Value parameter, String value) {
    Value values = parameter.at("AllowedValues");
    Value pattern = parameter.at("AllowedPattern");
    Value length = parameter.at("MaxLength");
    return (!values.exists() || values.items().contains(new Value.Text(value)))
        && (!pattern.exists() || value.matches(pattern.text()))
        && (!length.exists() || isUpTo(Integer.toString(value.length()), length.text()))
        && (!parameter.at("Type").text().equals("Number") || isWithin(parameter, value));
  }

  private static boolean isWithin(Value parameter, String value) {
    Value min = parameter.at("MinValue");
    Value max = parameter.at("MaxValue");
    return isNumber(value)
        && (!min.exists() || (isNumber(min.text()) && isUpTo(min.text(), value)))
        && (!max.exists() || (isNumber(max.text()) && isUpTo(value, max.text())));
  }

  private static boolean isNumber(String text) {
    return text.matches("-?[0-9]+(\\.[0-9]+)?");
  }

  private static boolean isUpTo(String low, String high) {
    return new BigDecimal(low).compareTo(new BigDecimal(high)) <= 0;
  }
}
