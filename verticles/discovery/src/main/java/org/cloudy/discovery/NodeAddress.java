package org.cloudy.discovery;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import org.cloudy.platform.NodeConfig;

/** Where others reach this node: the address that it listens on, or a real one where it listens on all of them. */
record NodeAddress(InetAddress address) {
    static NodeAddress of(NodeConfig config) {
        try {
            InetAddress listen = InetAddress.getByName(config.listen());
            InetAddress cluster = InetAddress.getByName(config.clusterAddress());
            if (!listen.isAnyLocalAddress()) {
                return new NodeAddress(listen);
            }
            return new NodeAddress(
                    cluster.isAnyLocalAddress() || cluster.isLoopbackAddress() ? outward(listen) : cluster);
        } catch (UnknownHostException | SocketException e) {
            throw new IllegalArgumentException("listen: no address of this machine: " + config.listen(), e);
        }
    }

    String text() {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }

    /** Address of the web pages: HTTPS beyond loopback, plain HTTP on it. */
    String web(NodeConfig config) {
        String host = text().contains(":") ? "[" + text() + "]" : text();
        return config.isLoopback() ? "http://" + host + ":" + config.http() : "https://" + host + ":" + config.https();
    }

    private static InetAddress outward(InetAddress otherwise) throws SocketException {
        return NetworkInterface.networkInterfaces()
                .filter(NodeAddress::isUp)
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .min((one, other) -> Integer.compare(one.getAddress().length, other.getAddress().length))
                .orElse(otherwise);
    }

    private static boolean isUp(NetworkInterface candidate) {
        try {
            return candidate.isUp() && !candidate.isLoopback();
        } catch (SocketException e) {
            return false;
        }
    }
}
