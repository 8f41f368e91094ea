import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opensearch.Version;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.ingest.AbstractProcessor;
import org.opensearch.ingest.ConfigurationUtils;
import org.opensearch.ingest.IngestDocument;
import org.opensearch.ingest.IngestService;
import org.opensearch.ingest.Processor;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/// One whole OpenSearch node on loopback, as a program of its own. `java` starts it from this
/// source, so that nothing of the project is compiled against OpenSearch.
///
/// Takes the folder to live in, prints the port that it serves HTTP on, and runs until standard
/// input ends: a node whose test has died ends with it.
final class SearchNode extends Node {
  private SearchNode(Environment environment) {
    super(environment, List.of(plugin(Netty4ModulePlugin.class)), false);
  }

  public static void main(String[] args) throws Exception {
    try (SearchNode node = new SearchNode(environment(Path.of(args[0])))) {
      addProcessor(node.injector().getInstance(IngestService.class));
      node.start();
      HttpServerTransport http = node.injector().getInstance(HttpServerTransport.class);
      System.out.println(http.boundAddress().publishAddress().getPort());
      waitForEndOfInput();
    }
  }

  private static Environment environment(Path home) {
    Settings settings =
        Settings.builder()
            .put("path.home", home)
            .put("discovery.type", "single-node")
            .put("network.host", "127.0.0.1")
            .put("http.port", 0)
            .put("transport.port", 0)
            .put("transport.type", "netty4")
            .put("http.type", "netty4")
            .put("node.processors", 2)
            // A full disk of the machine at hand is nothing to test.
            .put("cluster.routing.allocation.disk.threshold_enabled", false)
            .build();
    return InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "node");
  }

  private static PluginInfo plugin(Class<?> type) {
    return new PluginInfo(
        type.getName(), "", "", Version.CURRENT, "25", type.getName(), List.of(), false);
  }

  /// Adds the processor [Mark]. The usual ones are in a module of their own, and a plugin would have
  /// to be visible to OpenSearch's class loader, which does not see this source.
  private static void addProcessor(IngestService ingest) throws ReflectiveOperationException {
    Map<String, Processor.Factory> factories = new HashMap<>(ingest.getProcessorFactories());
    factories.put(Mark.TYPE, Mark::new);
    Field field = IngestService.class.getDeclaredField("processorFactories");
    field.setAccessible(true);
    field.set(ingest, factories);
  }

  /// An ingest processor that sets a field to `marked`: `{"mark":{"field":"team"}}`.
  private static final class Mark extends AbstractProcessor {
    static final String TYPE = "mark";

    private final String field;

    Mark(
        Map<String, Processor.Factory> factories,
        String tag,
        String description,
        Map<String, Object> config) {
      super(tag, description);
      this.field = ConfigurationUtils.readStringProperty(TYPE, tag, config, "field");
    }

    @Override
    public IngestDocument execute(IngestDocument document) {
      document.setFieldValue(field, "marked");
      return document;
    }

    @Override
    public String getType() {
      return TYPE;
    }
  }

  private static void waitForEndOfInput() throws IOException {
    while (System.in.read() >= 0) {
      // What comes does not matter.
    }
  }
}
