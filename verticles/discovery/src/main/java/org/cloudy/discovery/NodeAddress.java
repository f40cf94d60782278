package org.cloudy.discovery;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import org.cloudy.platform.NodeConfig;
import org.jspecify.annotations.Nullable;

/**
 * Where others reach this node: in the network of its micro cloud, if it is in one; else the address that it listens on, or a
 * real one where it listens on all of them.
 */
record NodeAddress(InetAddress address) {
    static NodeAddress of(NodeConfig config) {
        try {
            if (config.isAttached()) {
                return new NodeAddress(InetAddress.getByName(config.clusterAddress()));
            }
            InetAddress listen = InetAddress.getByName(config.listen());
            return new NodeAddress(listen.isAnyLocalAddress() ? outward(listen) : listen);
        } catch (UnknownHostException | SocketException e) {
            throw new IllegalArgumentException("listen: no address of this machine: " + config.listen(), e);
        }
    }

    String text() {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }

    /** Address of the web pages: HTTPS beyond loopback, plain HTTP on it; null where others cannot reach them. */
    @Nullable
    String web(NodeConfig config) {
        if (config.isAttached() && !isReached(config)) {
            return null;
        }
        String host = text().contains(":") ? "[" + text() + "]" : text();
        return config.isLoopback() ? "http://" + host + ":" + config.http() : "https://" + host + ":" + config.https();
    }

    /** Whether the pages are open on the address by which the others know this node. */
    private static boolean isReached(NodeConfig config) {
        return config.services().equals(config.listen());
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
