package org.cloudy.tinc;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.platform.host.Command;
import org.cloudy.platform.host.CommandResult;
import org.cloudy.platform.host.Host;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The network device that leads into the overlay. It is there before the daemon and after it, with its address, so that what is
 * bound to that address stays so while the daemon is started anew. Needs CAP_NET_ADMIN.
 */
final class Tap {
    private static final Logger LOG = LoggerFactory.getLogger(Tap.class);
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final String PREFIX = "ov-";
    private static final int NETWORK = 6;

    private final Host host;
    private final String tag;

    /** @param data the node's folder: nodes on one machine have devices of their own */
    Tap(Host host, Path data) {
        this.host = host;
        this.tag = "-"
                + HexFormat.of()
                        .formatHex(sha256(data.toAbsolutePath().normalize().toString()), 0, 3)
                        .substring(1);
    }

    /** The name of the device for a network: 15 characters at most, as Linux allows. */
    String name(String network) {
        return prefix(network) + tag;
    }

    /** What the devices for a network begin with, those of other nodes on this machine too. */
    static String prefix(String network) {
        return PREFIX + network.substring(0, Math.min(NETWORK, network.length()));
    }

    /** Makes the device, or takes over the one that is there, and gives it this address alone. */
    void prepare(String device, Prefix address, NodeId self) {
        JsonObject found = find(device);
        if (found.isEmpty()) {
            ip("tuntap", "add", "dev", device, "mode", "tap");
        }
        guard(device);
        // The same one each time: others remember it for some minutes.
        ip("link", "set", "dev", device, "address", mac(self), "mtu", "" + TincConfiguration.MTU, "up");
        List<String> addresses = addresses(found);
        if (!addresses.contains(address.toString())) {
            ip("address", "add", address.toString(), "brd", "+", "dev", device);
        }
        addresses.stream()
                .filter(old -> !old.equals(address.toString()))
                .forEach(old -> ip("address", "delete", old, "dev", device));
    }

    /**
     * Members are strangers: one packet of IPv6 would make one of them this node's router, and this node is none for them into
     * the other networks that it is in.
     */
    private void guard(String device) {
        CommandResult result = host.run(Command.of(
                DEADLINE,
                "sysctl",
                "-qew",
                "net.ipv6.conf." + device + ".disable_ipv6=1",
                "net.ipv4.conf." + device + ".forwarding=0"));
        if (!result.succeeded()) {
            LOG.warn("{} is open to its members: {}", device, String.join(" ", result.output()));
        }
    }

    /** Whether the device is there and stays without the daemon. */
    boolean isKept(String device) {
        return find(device)
                .getJsonObject("linkinfo", new JsonObject())
                .getJsonObject("info_data", new JsonObject())
                .getBoolean("persist", false);
    }

    /** Whether the device is there, up, and has this address. */
    boolean has(String device, Prefix address) {
        JsonObject found = find(device);
        return found.getJsonArray("flags", new JsonArray()).contains("UP")
                && addresses(found).contains(address.toString());
    }

    /** Takes the device away, if it is there. */
    void remove(String device) {
        if (!find(device).isEmpty()) {
            ip("link", "delete", "dev", device);
        }
    }

    /** Takes away this node's devices but one, also those that it left behind when it was killed. */
    void removeAllBut(String device) {
        IpOutput.objects(run("-json", "link", "show").output())
                .map(link -> link.getString("ifname", ""))
                .filter(name -> name.startsWith(PREFIX) && name.endsWith(tag) && !name.equals(device))
                .forEach(name -> ip("link", "delete", "dev", name));
    }

    private JsonObject find(String device) {
        CommandResult result = run("-details", "-json", "address", "show", "dev", device);
        return result.succeeded()
                ? IpOutput.objects(result.output()).findFirst().orElseGet(JsonObject::new)
                : new JsonObject();
    }

    private static List<String> addresses(JsonObject device) {
        List<String> addresses = new ArrayList<>();
        for (Object info : device.getJsonArray("addr_info", new JsonArray())) {
            if (info instanceof JsonObject each && "inet".equals(each.getString("family"))) {
                addresses.add(each.getString("local") + "/" + each.getInteger("prefixlen"));
            }
        }
        return addresses;
    }

    private void ip(String... arguments) {
        CommandResult result = run(arguments);
        if (!result.succeeded()) {
            throw failure(String.join("\n", result.output()));
        }
    }

    private CommandResult run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        return host.run(new Command(command, DEADLINE, null, null, Map.of()));
    }

    private static Failure failure(String lines) {
        if (lines.contains("Operation not permitted")) {
            return Failure.of(FailureCode.UNAVAILABLE, "overlay.needs-root");
        } else if (lines.contains("open: No such file") || lines.contains("open: No such device")) {
            return Failure.of(FailureCode.UNAVAILABLE, "overlay.no-tun");
        }
        return Failure.of(FailureCode.UNAVAILABLE, "overlay.device-failed", Map.of("lines", lines));
    }

    /** One that its owner chose, of one machine (IEEE 802: the two lowest bits of the first octet). */
    private static String mac(NodeId self) {
        return "02:" + HexFormat.ofDelimiter(":").formatHex(sha256(self.value()), 0, 5);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
