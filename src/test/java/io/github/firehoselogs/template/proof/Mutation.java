package io.github.firehoselogs.template.proof;

import io.github.firehoselogs.template.Resolver;
import io.github.firehoselogs.template.Template;
import io.github.firehoselogs.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One small change of a template: the value at `path` is removed or replaced by another text, or
/// the two branches of an `Fn::If` are swapped.
record Mutation(String path, String change, Template template) {
  /// The JSON of the dashboard, and its parts for `Destination=opensearch-direct`.
  private static final List<String> WIDGETS =
      List.of(
          "Resources/Dashboard/Properties/DashboardBody/Fn::Sub/0",
          "Resources/Dashboard/Properties/DashboardBody/Fn::Sub/1/NotIndexed/Fn::If/1/Fn::Sub",
          "Resources/Dashboard/Properties/DashboardBody/Fn::Sub/1/Indexing/Fn::If/1/Fn::Sub");

  /// Text for people. Nothing depends on its exact words.
  private static final Pattern PROSE =
      Pattern.compile(
          ".*/(Description|AlarmDescription|ConstraintDescription|Label|Sid|PolicyName)"
              + "|Metadata|AWSTemplateFormatVersion|Description");

  /// Places at which a change has no effect: in a list that is padded for five names or three
  /// patterns, the items after them; in an address, the part that is never read.
  private static final Pattern PADDING =
      Pattern.compile(
          ".*(First|Second|Third|Fourth|Properties/LogGroupName)/.*/Fn::Sub .*,X"
              + "|.*/(Further|Pattern)/.*/Fn::Sub \\$\\{FurtherIndexPatterns},,X"
              + "|Conditions/Has(FurtherIndex|TwoFurtherIndexes)/.*/Fn::Sub .*,X"
              + "|.*/Fn::Split/1/Fn::Sub \\$\\{[A-Za-z]+}/+-X"
              + "|Mappings/Metrics/none/.* noneX"
              + "|Mappings/Rotations/OneWeek/.* noneX");

  /// Names of metrics and dimensions in the dashboard.
  private static final Pattern WORD = Pattern.compile("[A-Z][A-Za-z0-9.]{3,}");

  /// Returns every mutation of `template`, in the order of its lines.
  static List<Mutation> of(Template template) {
    List<Mutation> mutations = new ArrayList<>();
    collect("", template.root(), template, mutations);
    for (String path : WIDGETS) {
      String json = template.root().at(path).text();
      for (String word : words(json)) {
        Value changed = with(template.root(), path, new Value.Text(json.replace(word, word + "X")));
        mutations.add(new Mutation(path, word + "X", new Template(changed)));
      }
    }
    return mutations;
  }

  private static List<String> words(String json) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(json.replaceAll("\"(title|region|query)\":\"[^\"]*\"", ""));
    while (matcher.find()) {
      if (!words.contains(matcher.group()) && !json.contains("${" + matcher.group())) {
        words.add(matcher.group());
      }
    }
    return words;
  }

  /// Returns whether the change makes no difference.
  boolean isEquivalent() {
    return PADDING.matcher(path + " " + change).matches();
  }

  private static void collect(
      String path, Value value, Template template, List<Mutation> mutations) {
    if (PROSE.matcher(path).matches()) {
      return;
    }
    Value root = template.root();
    if (!path.isEmpty()) {
      Value without = with(root, path, Value.nothing());
      mutations.add(new Mutation(path, "left out", new Template(without)));
    }
    String prefix = path.isEmpty() ? "" : path + "/";
    switch (value) {
      case Value.Text(String text) -> {
        Value changed = with(root, path, new Value.Text(changed(text)));
        mutations.add(new Mutation(path, changed(text), new Template(changed)));
        mutations.addAll(fixed(path, text, root));
      }
      case Value.Nothing _ -> {}
      case Value.Items(List<Value> items) -> {
        for (int i = 0; i < items.size(); i++) {
          collect(prefix + i, items.get(i), template, mutations);
        }
      }
      case Value.Fields(Map<String, Value> fields) -> {
        fields.forEach((name, each) -> collect(prefix + name, each, template, mutations));
        List<Value> choice = fields.getOrDefault("Fn::If", Value.nothing()).items();
        if (choice.size() == 3) {
          Value swapped = new Value.Items(List.of(choice.get(0), choice.get(2), choice.get(1)));
          Value changed = with(root, prefix + "Fn::If", swapped);
          mutations.add(new Mutation(path, "the other choice", new Template(changed)));
        }
      }
    }
  }

  /// Returns mutations that replace a reference by the name of one partition, Region, account or
  /// stack.
  private static List<Mutation> fixed(String path, String text, Value root) {
    List<Mutation> mutations = new ArrayList<>();
    Resolver.PSEUDO.forEach((name, value) -> {
      if (path.endsWith("/Ref") && text.equals(name)) {
        String place = path.substring(0, path.length() - "/Ref".length());
        Value changed = with(root, place, new Value.Text(value));
        mutations.add(new Mutation(place, value, new Template(changed)));
      }
      for (int at = text.indexOf("${" + name); at >= 0; at = text.indexOf("${" + name, at + 1)) {
        String fixed = text.substring(0, at) + value + text.substring(at + name.length() + 3);
        Value changed = with(root, path, new Value.Text(fixed));
        mutations.add(new Mutation(path, fixed, new Template(changed)));
      }
    });
    return mutations;
  }

  /// Returns a different text. A number becomes another number, so that a check of its value must
  /// detect it.
  private static String changed(String text) {
    if (text.matches("[0-9]{1,9}")) {
      return Integer.toString(Integer.parseInt(text) + 1);
    }
    return switch (text) {
      case "true" -> "false";
      case "false" -> "true";
      default -> text + "X";
    };
  }

  /// Returns `value` with `replacement` at `path`, or without that path if `replacement` is
  /// nothing.
  private static Value with(Value value, String path, Value replacement) {
    int slash = path.indexOf('/');
    String name = slash < 0 ? path : path.substring(0, slash);
    Value changed =
        slash < 0 ? replacement : with(value.at(name), path.substring(slash + 1), replacement);
    if (value instanceof Value.Items(List<Value> items)) {
      List<Value> copy = new ArrayList<>(items);
      int index = Integer.parseInt(name);
      copy.remove(index);
      if (changed.exists()) {
        copy.add(index, changed);
      }
      return new Value.Items(copy);
    }
    Map<String, Value> copy = new LinkedHashMap<>(value.fields());
    copy.remove(name);
    if (changed.exists()) {
      copy = new LinkedHashMap<>(value.fields());
      copy.put(name, changed);
    }
    return new Value.Fields(copy);
  }
}
