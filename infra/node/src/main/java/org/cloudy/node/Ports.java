package org.cloudy.node;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.node.config.Setting;
import org.cloudy.platform.NodeConfig;

/** The ports of a node, tried before anything is built on them, so that a taken one is told by its option. */
final class Ports {
    private Ports() {}

    /** @throws Failure UNAVAILABLE that names the first port which cannot be had, and the option that changes it */
    static void check(NodeConfig node) {
        check(Setting.HTTP, node.listen(), node.http());
        if (!node.isLoopback()) {
            check(Setting.HTTPS, node.listen(), node.https());
        }
        check(Setting.BRIDGE, "127.0.0.1", node.bridge());
        check(Setting.CLUSTER, node.clusterAddress(), node.cluster());
    }

    private static void check(Setting setting, String address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
        } catch (IOException e) {
            boolean privileged = port < 1024 && String.valueOf(e.getMessage()).contains("Permission denied");
            throw Failure.of(
                    FailureCode.UNAVAILABLE,
                    privileged ? "node.port.privileged" : "node.port.taken",
                    Map.of("port", String.valueOf(port), "address", address, "option", setting.option()));
        }
    }
}
