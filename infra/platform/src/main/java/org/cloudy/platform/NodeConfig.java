package org.cloudy.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How a node is started: from the command line, the environment ({@code CLOUDY_*}) and {@code node.yaml}, in this order.
 *
 * @param data the node's folder
 * @param name the name that it goes by until it is set up
 * @param listen address of the web pages and of the services; loopback until a person opens the node
 * @param http port of the web pages; beyond loopback it only redirects to {@code https}
 * @param https port of the web pages beyond loopback
 * @param bridge loopback port of the TCP event-bus bridge
 * @param cluster port of the cluster member
 * @param clusterAddress address that the member and the event bus bind to, and nothing else
 * @param join members to look for, as host:port
 * @param microCloud name of the micro cloud: 1 to 63 bytes in one line
 */
public record NodeConfig(
        Path data,
        String name,
        String listen,
        int http,
        int https,
        int bridge,
        int cluster,
        String clusterAddress,
        List<String> join,
        String microCloud) {

    private static final int LONGEST_MICRO_CLOUD = 63;
    private static final Pattern ONE_LINE = Pattern.compile("[^\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}]+");

    /** @throws IllegalArgumentException that names the value which cannot be used */
    public NodeConfig {
        join = List.copyOf(join);
        if (!NodeName.isValid(name)) {
            throw new IllegalArgumentException("name: 1 to 63 letters, digits and hyphens are wanted, not: " + name);
        }
        port("http", http);
        port("https", https);
        port("bridge", bridge);
        port("cluster", cluster);
        join.forEach(NodeConfig::member);
        if (!isMicroCloud(microCloud)) {
            throw new IllegalArgumentException(
                    "microCloud: 1 to 63 bytes of text in one line are wanted, not: " + microCloud);
        }
    }

    /** Whether a text can be the name of a micro cloud: 1 to 63 bytes in one line, as all that is announced with a service. */
    public static boolean isMicroCloud(String name) {
        return !name.isBlank()
                && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_MICRO_CLOUD
                && ONE_LINE.matcher(name).matches();
    }

    /** Whether only this machine can reach the pages. */
    public boolean isLoopback() {
        return isLoopback(listen);
    }

    /** The same node in the network of its micro cloud: its member binds there, and looks for the others there. */
    public NodeConfig in(Attachment attachment) {
        return new NodeConfig(
                data,
                name,
                listen,
                http,
                https,
                bridge,
                Attachment.CLUSTER_PORT,
                attachment.address(),
                attachment.peers().stream()
                        .map(peer -> peer + ":" + Attachment.CLUSTER_PORT)
                        .toList(),
                attachment.network());
    }

    /** Whether the node is in the network of a micro cloud, where other machines reach its member. */
    public boolean isAttached() {
        return !isLoopback(clusterAddress);
    }

    /**
     * Address that services listen on: that of the pages, or the node's own in the network of its micro cloud where the pages are
     * for a single address only.
     */
    public String services() {
        return isAttached() && !isAny(listen) ? clusterAddress : listen;
    }

    private static boolean isAny(String address) {
        return address(address).isAnyLocalAddress();
    }

    private static boolean isLoopback(String address) {
        return address(address).isLoopbackAddress();
    }

    private static InetAddress address(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("listen: no address of this machine: " + address, e);
        }
    }

    private static void port(String field, int value) {
        if (value < 1 || value > 65535) {
            throw new IllegalArgumentException(field + ": a port from 1 to 65535 is wanted, not: " + value);
        }
    }

    private static void member(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        if (colon < 1 || !hostAndPort.substring(colon + 1).matches("\\d{1,5}")) {
            throw new IllegalArgumentException("join: HOST:PORT is wanted, not: " + hostAndPort);
        }
    }
}
