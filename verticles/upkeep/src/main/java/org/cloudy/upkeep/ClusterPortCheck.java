package org.cloudy.upkeep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.platform.NodeConfig;

/** Whether the cluster's port, at which nobody is asked who he is, is open on the overlay or loopback alone. */
record ClusterPortCheck(NodeConfig config) implements NodeCheck {
    @Override
    public String name() {
        return "cluster-port";
    }

    @Override
    public List<CheckResult> diagnose() {
        Found found = Found.of(this, Map.of("port", "" + config.cluster(), "address", config.clusterAddress()));
        return ListeningSockets.of(lines()).contains(new ListeningSockets.Everywhere(config.cluster()))
                ? found.critical("open", false)
                : found.passing();
    }

    private static List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            try {
                lines.addAll(Files.readAllLines(Path.of(table)));
            } catch (IOException e) {
                // A system without one of them has none of its sockets.
            }
        }
        return lines;
    }
}
