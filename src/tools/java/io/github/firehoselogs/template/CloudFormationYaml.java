package io.github.firehoselogs.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Reads YAML with CloudFormation's tags: `!Ref X` becomes `{"Ref": "X"}`, `!GetAtt A.B` becomes
/// `{"Fn::GetAtt": ["A", "B"]}`, every other `!Name` becomes `{"Fn::Name": …}`.
public final class CloudFormationYaml {
  /// Words that are booleans in YAML 1.1, which CloudFormation reads, and text in YAML 1.2.
  private static final Set<String> AMBIGUOUS = Set.of("yes", "no", "on", "off", "y", "n");

  private CloudFormationYaml() {}

  /// Returns the value of the only document in `yaml`.
  ///
  /// Throws [IllegalArgumentException] if there is no document, a name appears twice, or an
  /// unquoted word is a boolean only in CloudFormation.
  public static Value read(String yaml) {
    LoadSettings settings = LoadSettings.builder().setAllowDuplicateKeys(false).build();
    Node root =
        new Compose(settings)
            .composeString(yaml)
            .orElseThrow(() -> new IllegalArgumentException("no YAML document"));
    return value(root);
  }

  private static Value value(Node node) {
    String tag = node.getTag().getValue();
    Value plain =
        switch (node) {
          case ScalarNode scalar -> text(scalar);
          case SequenceNode sequence -> items(sequence);
          case MappingNode mapping -> fields(mapping);
          default -> throw new IllegalArgumentException("unknown node: " + node);
        };
    return tag.startsWith("!") ? function(tag.substring(1), plain) : plain;
  }

  private static Value text(ScalarNode scalar) {
    String text = scalar.getValue();
    boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
    if (plain && AMBIGUOUS.contains(text)) {
      throw new IllegalArgumentException("'" + text + "' needs quotes" + scalar.getStartMark());
    }
    return new Value.Text(text);
  }

  private static Value items(SequenceNode sequence) {
    List<Value> items = new ArrayList<>();
    for (Node each : sequence.getValue()) {
      items.add(value(each));
    }
    return new Value.Items(items);
  }

  private static Value fields(MappingNode mapping) {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (NodeTuple each : mapping.getValue()) {
      String name = value(each.getKeyNode()).text();
      if (fields.put(name, value(each.getValueNode())) != null) {
        throw new IllegalArgumentException(
            "'" + name + "' is there twice" + mapping.getStartMark());
      }
    }
    return new Value.Fields(fields);
  }

  private static Value function(String name, Value argument) {
    String field = name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name;
    boolean dotted = name.equals("GetAtt") && argument instanceof Value.Text;
    Value full =
        dotted
            ? new Value.Items(
                List.of(argument.text().split("\\.", 2)).stream()
                    .<Value>map(Value.Text::new)
                    .toList())
            : argument;
    return new Value.Fields(Map.of(field, full));
  }
}
