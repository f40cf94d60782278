package org.cloudy.load.peer;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.opensearch.Version;
import org.opensearch.analysis.common.CommonAnalysisModulePlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/** One node of OpenSearch with what it needs to be asked over HTTP. Its arguments: home folder, port. */
public final class OpenSearchNode extends Node {
    private OpenSearchNode(Settings settings) {
        super(
                InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "peer"),
                List.of(plugin(Netty4ModulePlugin.class), plugin(CommonAnalysisModulePlugin.class)),
                true);
    }

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[1]);
        try (Node node = new OpenSearchNode(Settings.builder()
                        .put("path.home", arguments[0])
                        .put("path.data", Path.of(arguments[0], "data").toString())
                        .put("network.host", "127.0.0.1")
                        .put("http.port", port)
                        .put("transport.port", port + 1)
                        .put("http.type", "netty4")
                        .put("transport.type", "netty4")
                        .put("discovery.type", "single-node")
                        .put("cluster.routing.allocation.disk.threshold_enabled", false)
                        .build())) {
            node.start();
            System.out.println("ready");
            while (System.in.read() >= 0) {
                // It is asked over HTTP.
            }
        }
    }

    private static PluginInfo plugin(Class<?> type) {
        return new PluginInfo(
                type.getName(), "", "1", Version.CURRENT, "21", type.getName(), null, List.of(), false);
    }
}
