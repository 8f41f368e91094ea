package io.github.firehoselogs.template.check;

import io.github.firehoselogs.template.Deployment;
import io.github.firehoselogs.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.services.firehose.model.AmazonOpenSearchServerlessS3BackupMode;
import software.amazon.awssdk.services.firehose.model.AmazonopensearchserviceIndexRotationPeriod;
import software.amazon.awssdk.services.firehose.model.AmazonopensearchserviceS3BackupMode;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DefaultDocumentIdFormat;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.HECEndpointType;
import software.amazon.awssdk.services.firehose.model.KeyType;
import software.amazon.awssdk.services.firehose.model.NoEncryptionConfig;
import software.amazon.awssdk.services.firehose.model.ProcessorParameterName;
import software.amazon.awssdk.services.firehose.model.ProcessorType;
import software.amazon.awssdk.services.firehose.model.SplunkS3BackupMode;
import software.amazon.awssdk.services.kinesis.model.CreateStreamRequest;
import software.amazon.awssdk.services.kinesis.model.StreamMode;

/// Compares the streams with the SDK's model of the services. CloudFormation uses the services'
/// names, apart from capitalisation.
public final class StreamModel {
  /// Enumerations by the field that has them. A field of the destination takes precedence.
  private static final Map<String, List<String>> ENUMS = enums();

  /// Properties of CloudFormation that other calls of the service set.
  private static final Set<String> OTHER_CALLS = Set.of("RetentionPeriodHours", "StreamEncryption");

  private StreamModel() {}

  private static Map<String, List<String>> enums() {
    Map<String, List<String>> enums = new LinkedHashMap<>();
    enums.put("DeliveryStreamType", texts(DeliveryStreamType.knownValues()));
    enums.put("KeyType", texts(KeyType.knownValues()));
    enums.put("CompressionFormat", texts(CompressionFormat.knownValues()));
    enums.put("NoEncryptionConfig", texts(NoEncryptionConfig.knownValues()));
    enums.put("DefaultDocumentIdFormat", texts(DefaultDocumentIdFormat.knownValues()));
    enums.put(
        "IndexRotationPeriod", texts(AmazonopensearchserviceIndexRotationPeriod.knownValues()));
    enums.put("HECEndpointType", texts(HECEndpointType.knownValues()));
    enums.put("ParameterName", texts(ProcessorParameterName.knownValues()));
    enums.put("Type", texts(ProcessorType.knownValues()));
    enums.put("StreamMode", texts(StreamMode.knownValues()));
    enums.put(
        "AmazonopensearchserviceDestinationConfiguration/S3BackupMode",
        texts(AmazonopensearchserviceS3BackupMode.knownValues()));
    enums.put(
        "AmazonOpenSearchServerlessDestinationConfiguration/S3BackupMode",
        texts(AmazonOpenSearchServerlessS3BackupMode.knownValues()));
    enums.put(
        "SplunkDestinationConfiguration/S3BackupMode", texts(SplunkS3BackupMode.knownValues()));
    return enums;
  }

  private static List<String> texts(Set<? extends Enum<?>> values) {
    return values.stream().map(Object::toString).toList();
  }

  /// Returns the properties of the streams of `deployment` that the services do not have, or that
  /// have another type there.
  public static List<String> problems(Deployment deployment) {
    List<String> problems = new ArrayList<>();
    compare(
        "",
        deployment.properties("DeliveryStream"),
        CreateDeliveryStreamRequest.builder().build(),
        problems);
    Value kinesis = deployment.properties("SourceStream");
    Map<String, Value> asked = new LinkedHashMap<>(kinesis.fields());
    asked.keySet().removeAll(OTHER_CALLS);
    compare("", new Value.Fields(asked), CreateStreamRequest.builder().build(), problems);
    return problems;
  }

  private static void compare(String path, Value value, SdkPojo model, List<String> problems) {
    Map<String, SdkField<?>> fields = new LinkedHashMap<>();
    model.sdkFields().forEach(field -> fields.put(lower(field.memberName()), field));
    value
        .fields()
        .forEach((name, each) -> {
          SdkField<?> field = fields.get(lower(name));
          if (field == null) {
            problems.add(path + name + ": unknown to the service");
          } else {
            compareField(path + name, each, field, problems);
          }
        });
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static void compareField(
      String path, Value value, SdkField<?> field, List<String> problems) {
    if (field.marshallingType().equals(MarshallingType.SDK_POJO)) {
      compare(path + "/", value, field.constructor().get(), problems);
      if (!(value instanceof Value.Fields)) {
        problems.add(path + ": expected an object");
      }
    } else if (field.marshallingType().equals(MarshallingType.LIST)) {
      SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
      if (!(value instanceof Value.Items)) {
        problems.add(path + ": expected a list");
      }
      value.items().forEach(item -> compareField(path, item, member, problems));
    } else if (!isScalar(value, field.marshallingType()) || !isKnown(path, value.text())) {
      problems.add(path + ": '" + value.text() + "' is no " + field.marshallingType());
    }
  }

  private static boolean isScalar(Value value, MarshallingType<?> type) {
    if (!(value instanceof Value.Text)) {
      return false;
    }
    if (type.equals(MarshallingType.INTEGER)) {
      return value.text().matches("[0-9]{1,9}");
    }
    if (type.equals(MarshallingType.BOOLEAN)) {
      return value.text().matches("true|false");
    }
    return type.equals(MarshallingType.STRING);
  }

  private static boolean isKnown(String path, String text) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    List<String> known = ENUMS.getOrDefault(path, ENUMS.getOrDefault(name, List.of(text)));
    return known.contains(text);
  }
}
