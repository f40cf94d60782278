package org.cloudy.microcloud;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.platform.NodeConfig;

/** Where this machine is reached on the networks that it is in, the overlay itself left out. */
record OwnEndpoints(NodeConfig config) {
    private static final int MOST = 6;
    /** Room above the ports that a node has for its pages and its member. */
    private static final int OVERLAY_ABOVE_HTTP = 4;

    /** Port of the overlay's daemon. */
    int overlayPort() {
        return config.http() + OVERLAY_ABOVE_HTTP;
    }

    /** Where the overlay's daemon may be reached; others try all of them. */
    List<String> overlay() {
        return machine()
                .map(address -> endpoint(address, overlayPort()))
                .limit(MOST)
                .toList();
    }

    /** The pages, for those who are to join. Failure CONFLICT if they are for this machine alone. */
    List<String> pages() {
        if (config.isLoopback()) {
            throw Failure.of(FailureCode.CONFLICT, "microcloud.failure.closed");
        }
        try {
            InetAddress listen = InetAddress.getByName(config.listen());
            Stream<InetAddress> addresses = listen.isAnyLocalAddress() ? machine() : Stream.of(listen);
            return addresses
                    .map(address -> endpoint(address, config.https()))
                    .limit(MOST)
                    .toList();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address that the node listens on", e);
        }
    }

    private Stream<InetAddress> machine() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(OwnEndpoints::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .filter(address -> !address.getHostAddress().equals(config.clusterAddress()));
        } catch (SocketException e) {
            throw new IllegalStateException("this machine's networks cannot be read", e);
        }
    }

    private static boolean isUp(NetworkInterface candidate) {
        try {
            return candidate.isUp();
        } catch (SocketException e) {
            return false;
        }
    }

    private static String endpoint(InetAddress address, int port) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        String host = zone < 0 ? text : text.substring(0, zone);
        return (address instanceof Inet6Address ? "[" + host + "]" : host) + ":" + port;
    }
}
