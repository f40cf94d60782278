package org.cloudy.node.config;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.platform.NodeConfig;
import org.cloudy.platform.NodeName;

/**
 * How the node is started, put together from all sources.
 *
 * @param named whether somebody named the node; otherwise a name that its owner chose later goes before that of {@code node}
 */
public record StartConfig(NodeConfig node, boolean named) {
    private static final String LOOPBACK = "127.0.0.1";
    private static final Pattern MEMBER = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+):(\\d{1,5})");
    private static final Pattern MICRO_CLOUD = Pattern.compile("\\p{L}[\\p{L}\\p{N} ._-]*");

    /**
     * Puts sources together.
     *
     * @param sources the strongest first
     * @param hostName the machine's name, for a node that nobody named
     * @throws Failure INVALID that names the value which cannot be used, and where it was given
     */
    public static StartConfig of(Path data, List<Map<Setting, Given>> sources, String hostName) {
        Map<Setting, Given> given = new EnumMap<>(Setting.class);
        sources.reversed().forEach(given::putAll);
        return new Reader(given).read(data, hostName);
    }

    /** The name of a machine as that of a node: its first label, with hyphens for what a label may not have. */
    static String label(String hostName) {
        String label = hostName.strip()
                .replaceFirst("\\..*", "")
                .replaceAll("[^A-Za-z0-9-]", "-")
                .replaceAll("^-+", "");
        label = label.substring(0, Math.min(63, label.length())).replaceAll("-+$", "");
        return NodeName.isValid(label) ? label : "node";
    }

    /** Turns texts into values, or into sentences that say what is wrong with them. */
    private record Reader(Map<Setting, Given> given) {

        StartConfig read(Path data, String hostName) {
            int http = port(Setting.HTTP, 7000);
            String name = text(Setting.NAME, label(hostName));
            require(NodeName.isValid(name), Setting.NAME, "node.value.name");
            String microCloud = text(Setting.MICRO_CLOUD, "cloudy");
            require(MICRO_CLOUD.matcher(microCloud).matches(), Setting.MICRO_CLOUD, "node.value.micro-cloud");
            require(NodeConfig.isMicroCloud(microCloud), Setting.MICRO_CLOUD, "node.value.micro-cloud-long");
            NodeConfig node = new NodeConfig(
                    data,
                    name,
                    listen(),
                    http,
                    port(Setting.HTTPS, http + 1),
                    port(Setting.BRIDGE, http + 2),
                    port(Setting.CLUSTER, http + 3),
                    LOOPBACK,
                    join(),
                    microCloud);
            distinct(node);
            return new StartConfig(node, given.containsKey(Setting.NAME));
        }

        private String text(Setting setting, String otherwise) {
            Given said = given.get(setting);
            return said == null ? otherwise : said.value();
        }

        private int port(Setting setting, int otherwise) {
            String value = text(setting, String.valueOf(otherwise));
            boolean valid =
                    value.matches("\\d{1,5}") && Integer.parseInt(value) >= 1 && Integer.parseInt(value) <= 65535;
            if (!valid && !given.containsKey(setting)) {
                // It follows from the port of the pages, which leaves no room above it.
                throw refused("node.value.port-room", Setting.HTTP, Map.of("option", setting.option()));
            }
            require(valid, setting, "node.value.port");
            return Integer.parseInt(value);
        }

        private String listen() {
            String value = text(Setting.LISTEN, LOOPBACK);
            try {
                InetAddress address = InetAddress.getByName(value);
                boolean ours = address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null;
                require(ours || address.isLoopbackAddress(), Setting.LISTEN, "node.value.listen");
                return value;
            } catch (UnknownHostException | SocketException e) {
                throw refused("node.value.listen", Setting.LISTEN, Map.of());
            }
        }

        private List<String> join() {
            Given said = given.get(Setting.JOIN);
            List<String> members = said == null ? List.of() : said.values();
            members.forEach(this::member);
            return members;
        }

        private void member(String value) {
            Matcher member = MEMBER.matcher(value);
            if (!member.matches()) {
                throw refused("node.value.join", Setting.JOIN, Map.of("value", value));
            }
            try {
                if (InetAddress.getByName(member.group(1)).isLoopbackAddress()) {
                    return;
                }
            } catch (UnknownHostException e) {
                // Not on this machine either.
            }
            throw refused("node.value.join-far", Setting.JOIN, Map.of("value", value));
        }

        private void distinct(NodeConfig node) {
            Map<Integer, Setting> taken = new HashMap<>();
            Map.of(
                            Setting.HTTP, node.http(),
                            Setting.HTTPS, node.https(),
                            Setting.BRIDGE, node.bridge(),
                            Setting.CLUSTER, node.cluster())
                    .forEach((setting, port) -> {
                        Setting other = taken.putIfAbsent(port, setting);
                        if (other != null) {
                            throw Failure.of(
                                    FailureCode.INVALID,
                                    "node.value.port-twice",
                                    Map.of(
                                            "one", other.option(),
                                            "two", setting.option(),
                                            "port", String.valueOf(port)));
                        }
                    });
        }

        private void require(boolean valid, Setting setting, String key) {
            if (!valid) {
                throw refused(key, setting, Map.of());
            }
        }

        private Failure refused(String key, Setting setting, Map<String, String> more) {
            Given said = given.get(setting);
            Map<String, String> args = new HashMap<>();
            args.put("origin", said == null ? setting.option() : said.origin());
            args.put("value", said == null ? "" : String.join(", ", said.values()));
            args.putAll(more);
            return Failure.of(FailureCode.INVALID, key, args);
        }
    }
}
