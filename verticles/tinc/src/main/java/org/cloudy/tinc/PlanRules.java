package org.cloudy.tinc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.overlay.OverlayPeer;
import org.cloudy.bus.overlay.OverlayPlan;

/**
 * What a plan may say. It is made of what other members stated of themselves, and ends up in the configuration of a daemon that
 * runs as root: whatever is not exactly of the form that is wanted is refused.
 */
final class PlanRules {
    static final int MOST_PEERS = 1000;
    static final int MOST_ENDPOINTS = 8;

    private static final int MOST_PROBLEMS = 50;
    private static final int LONGEST_VALUE = 60;
    private static final Pattern NETWORK = Pattern.compile("[a-z2-7]{1,16}");
    /** An overlay of public addresses would draw a part of the Internet's traffic to its members (RFC 1918, RFC 6598). */
    private static final List<Prefix> PRIVATE =
            List.of(prefix("10.0.0.0/8"), prefix("172.16.0.0/12"), prefix("192.168.0.0/16"), prefix("100.64.0.0/10"));

    private final NodeId self;
    private final List<FieldProblem> problems = new ArrayList<>();

    private PlanRules(NodeId self) {
        this.self = self;
    }

    /**
     * Checks a plan.
     *
     * @throws Failure INVALID with each field that cannot be used
     */
    static Plan check(OverlayPlan plan, NodeId self) {
        return new PlanRules(self).check(plan);
    }

    private Plan check(OverlayPlan plan) {
        if (!NETWORK.matcher(plan.network()).matches()) {
            refuse("network", "overlay.network-invalid", plan.network());
        }
        if (plan.port() < 1 || plan.port() > 65_535) {
            refuse("port", "overlay.port-invalid", "" + plan.port());
        }
        Optional<Prefix> address = Prefix.parse(plan.address()).filter(PlanRules::isPrivateHost);
        if (address.isEmpty()) {
            refuse("address", "overlay.address-invalid", plan.address());
        }
        List<Plan.Peer> peers = peers(plan.peers(), address);
        if (!problems.isEmpty()) {
            throw Failure.invalid(problems);
        }
        return new Plan(plan.network(), address.orElseThrow(), plan.port(), peers);
    }

    private List<Plan.Peer> peers(List<OverlayPeer> peers, Optional<Prefix> overlay) {
        if (peers.size() > MOST_PEERS) {
            refuse("peers", "overlay.peers-many", "" + MOST_PEERS);
            return List.of();
        }
        Set<NodeId> seen = new HashSet<>(Set.of(self));
        List<Plan.Peer> checked = new ArrayList<>();
        for (int i = 0; i < peers.size(); i++) {
            String field = "peers[" + i + "].";
            OverlayPeer peer = peers.get(i);
            if (peer == null) {
                refuse("peers[" + i + "]", "overlay.peer-missing", "");
                continue;
            }
            if (!seen.add(peer.node())) {
                refuse(field + "node", "overlay.peer-twice", peer.node().value());
            }
            Optional<RsaKey> key = RsaKey.parse(peer.key());
            if (key.isEmpty()) {
                refuse(field + "key", "overlay.key-invalid", peer.node().value());
            }
            if (overlay.isPresent() && !isMember(peer.address(), overlay.get())) {
                refuse(field + "address", "overlay.peer-address-invalid", peer.address());
            }
            List<Endpoint> endpoints = endpoints(field + "endpoints", peer.endpoints());
            key.ifPresent(good -> checked.add(new Plan.Peer(peer.node(), good, peer.address(), endpoints)));
        }
        return checked;
    }

    private List<Endpoint> endpoints(String field, List<String> texts) {
        if (texts.size() > MOST_ENDPOINTS) {
            refuse(field, "overlay.endpoints-many", "" + MOST_ENDPOINTS);
            return List.of();
        }
        List<Endpoint> endpoints = new ArrayList<>();
        for (String text : texts) {
            Endpoint.parse(Objects.requireNonNullElse(text, ""))
                    .ifPresentOrElse(endpoints::add, () -> refuse(field, "overlay.endpoint-invalid", "" + text));
        }
        return endpoints;
    }

    private static boolean isPrivateHost(Prefix address) {
        return address.isHost()
                && PRIVATE.stream()
                        .anyMatch(range -> range.length() <= address.length() && range.contains(address.address()));
    }

    private static boolean isMember(String text, Prefix overlay) {
        OptionalInt address = Prefix.addressOf(text);
        return address.isPresent()
                && overlay.contains(address.getAsInt())
                && new Prefix(address.getAsInt(), overlay.length()).isHost();
    }

    private void refuse(String field, String key, String value) {
        if (problems.size() < MOST_PROBLEMS) {
            String shortened = value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
            problems.add(FieldProblem.of(field, key, Map.of("value", shortened.replaceAll("\\p{Cntrl}", " "))));
        }
    }

    private static Prefix prefix(String text) {
        return Prefix.parse(text).orElseThrow();
    }
}
