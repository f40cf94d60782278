package org.cloudy.testkit.net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;

/** The bridges of all segments with the cables to them, in a namespace where nothing else is; here is what goes wrong on a link. */
final class Switches {
    /** The state of a bridge's port that passes frames. */
    private static final String FORWARDING = "3";

    private static final int SMALLEST_BURST = 16_000;
    /** A hundredth of a second, in bytes of a megabit per second. */
    private static final int BURST_OF_MEGABIT = 1_250;

    private final Namespace namespace;
    private final Network network;
    private final List<Link> links = new ArrayList<>();
    private final Set<Cut> cuts = new LinkedHashSet<>();
    private final Map<Link, Relay> relays = new HashMap<>();

    Switches(Namespace namespace) {
        this.namespace = namespace;
        this.network = new Network(namespace);
        // The bridges have no business of their own on the segments.
        network.sysctl(List.of("net.ipv6.conf.default.disable_ipv6=1"));
    }

    /** The name of the next card's other end. */
    String nextPort() {
        return "port" + links.size();
    }

    /** Makes the bridge of a segment. */
    void add(String bridge) {
        network.ip(List.of(
                "link add " + bridge + " type bridge mcast_snooping 0 stp_state 0", "link set " + bridge + " up"));
    }

    /** Makes both ends of a cable, and plugs the near one in. */
    void add(Link link) {
        long host = link.host().namespace().pid();
        network.ip(List.of(
                "link add " + link.port() + " type veth peer name " + link.device() + " netns " + host,
                "link set " + link.port() + " master " + link.lan().bridge() + " up"));
        links.add(link);
    }

    /** Cards come up a little after the command that tells them to; a frame sent before is lost, and sent again after a second. */
    void awaitUp(Link link) {
        awaitForwarding(link.port());
        awaitLine(link.host().namespace(), link.device(), "operstate", "up");
    }

    private void awaitForwarding(String port) {
        awaitLine(namespace, port, "brport/state", FORWARDING);
    }

    private static void awaitLine(Namespace namespace, String device, String file, String line) {
        Path state = namespace.file("/sys/class/net/" + device).resolve(file);
        Awaitility.await(device + " is ready")
                .atMost(Duration.ofMinutes(1))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> Files.readString(state).strip().equals(line));
    }

    /** Pulls a cable out, or plugs it in again. */
    void plug(Link link, boolean in) {
        network.ip(List.of("link set " + link.port() + (in ? " up" : " down")));
        if (in) {
            awaitUp(link);
        }
    }

    /** Loses all frames from one link to another of the same segment. */
    void cut(Link from, Link to) {
        cuts.add(new Cut(from, to));
        lose();
    }

    /** Ends all cuts; links stay slow and lossy. */
    void heal() {
        cuts.clear();
        links.forEach(Link::forgetCuts);
        lose();
    }

    /** Brings losses and cuts into force. */
    void lose() {
        network.nft(FaultRules.of(links, cuts));
    }

    /** Brings the bandwidth of a link into force. */
    void limit(Link link) {
        limit(network, link.port(), link.faults().megabits());
        limit(link.host().network(), link.device(), link.faults().megabits());
    }

    private static void limit(Network network, String device, int megabits) {
        if (megabits == 0) {
            network.tc("qdisc", "replace", "dev", device, "root", "noqueue");
        } else {
            int burst = Math.max(SMALLEST_BURST, megabits * BURST_OF_MEGABIT);
            network.tc(
                    "qdisc",
                    "replace",
                    "dev",
                    device,
                    "root",
                    "tbf",
                    "rate",
                    megabits + "mbit",
                    "burst",
                    burst + "b",
                    "latency",
                    "100ms");
        }
    }

    /** Brings the delay of a link into force: a relay between its cable and the bridge of the segment. */
    void delay(Link link) {
        Relay relay = relays.get(link);
        if (link.faults().delays() && relay == null) {
            relay = insertRelay(link);
            relays.put(link, relay);
        }
        if (relay != null && link.faults().delays()) {
            relay.set(link.faults().delay(), link.faults().jitter());
        } else if (relay != null) {
            relays.remove(link);
            network.ip(List.of(
                    "link set " + link.port() + " master " + link.lan().bridge(), "link del " + bridgeOf(link)));
            relay.close();
            awaitUp(link);
        }
        // The port that a cut is about is another one now.
        lose();
    }

    private Relay insertRelay(Link link) {
        String near = link.port() + "n";
        Relay relay = Relay.start(namespace, near, link.farPort());
        add(bridgeOf(link));
        network.ip(List.of(
                "link set " + near + " master " + bridgeOf(link) + " up",
                "link set " + link.farPort() + " master " + link.lan().bridge() + " up",
                "link set " + link.port() + " master " + bridgeOf(link)));
        awaitForwarding(near);
        awaitForwarding(link.farPort());
        awaitUp(link);
        return relay;
    }

    /** Of the bridge that joins a link's cable and its relay. */
    private static String bridgeOf(Link link) {
        return link.port() + "b";
    }
}
