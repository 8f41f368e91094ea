package io.github.firehoselogs.template.check;

import io.github.firehoselogs.template.Template;
import io.github.firehoselogs.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Checks the parts of a template around its resources: version and transform, parameter groups,
/// the metadata for the application repository, and that every declaration is used.
public final class Frame {
  private static final String INTERFACE = "Metadata/AWS::CloudFormation::Interface/ParameterGroups";
  private static final String REPOSITORY = "Metadata/AWS::ServerlessRepo::Application";
  private static final Set<String> REPOSITORY_FIELDS =
      Set.of(
          "Name",
          "Description",
          "Author",
          "SpdxLicenseId",
          "LicenseUrl",
          "ReadmeUrl",
          "Labels",
          "HomePageUrl",
          "SourceCodeUrl",
          "SemanticVersion");

  private Frame() {}

  /// Returns the problems of the frame of `template`.
  public static List<String> problems(Template template) {
    List<String> problems = new ArrayList<>();
    Value root = template.root();
    if (!root.at("AWSTemplateFormatVersion").text().equals("2010-09-09")
        || !root.at("Transform").text().equals("AWS::Serverless-2016-10-31")
        || root.at("Description").text().isEmpty()) {
      problems.add("version, transform or description");
    }
    root.at(REPOSITORY)
        .fields()
        .forEach((name, value) -> {
          if (value.text().isEmpty() == !name.equals("Labels")) {
            problems.add("repository: " + name + " is empty");
          }
        });
    if (!root.at(REPOSITORY).fields().keySet().equals(REPOSITORY_FIELDS)) {
      problems.add("repository: " + root.at(REPOSITORY).fields().keySet());
    }
    problems.addAll(groups(template));
    problems.addAll(unused(template));
    return problems;
  }

  private static List<String> groups(Template template) {
    List<String> problems = new ArrayList<>();
    Set<String> left = new TreeSet<>(template.section("Parameters").keySet());
    for (Value group : template.root().at(INTERFACE).items()) {
      if (group.at("Label/default").text().isEmpty()) {
        problems.add("a group without label");
      }
      for (Value name : group.at("Parameters").items()) {
        if (!left.remove(name.text())) {
          problems.add("group: " + name.text() + " is no parameter, or is there twice");
        }
      }
    }
    left.forEach(name -> problems.add("group: " + name + " is in none"));
    return problems;
  }

  private static List<String> unused(Template template) {
    Set<String> words = new LinkedHashSet<>();
    for (String section : List.of("Rules", "Conditions", "Resources", "Outputs")) {
      template
          .root()
          .at(section)
          .leaves()
          .forEach((path, text) -> {
            words.add(text);
            addPlaces(text, words);
          });
    }
    List<String> problems = new ArrayList<>();
    for (String section : List.of("Parameters", "Conditions", "Mappings")) {
      for (Map.Entry<String, Value> each : template.section(section).entrySet()) {
        if (!words.contains(each.getKey())) {
          problems.add(section + ": " + each.getKey() + " is not used");
        }
      }
    }
    return problems;
  }

  private static void addPlaces(String text, Set<String> words) {
    for (String part : text.split("\\$\\{", -1)) {
      int close = part.indexOf('}');
      if (close > 0) {
        words.add(part.substring(0, close));
      }
    }
  }
}
