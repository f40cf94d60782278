package org.cloudy.squid;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.ServiceInstance;
import org.cloudy.bus.squid.PeerRelation;
import org.cloudy.platform.settings.Network;

/**
 * What a node announces of its proxy. It comes from another node and goes into the configuration of this one's, so nothing of it
 * is taken but an address that belongs to that node, and numbers.
 *
 * @param address null if what is announced is no address, or none that this proxy should ask
 * @param queries UDP port where it answers ICP queries; 0 where it does not
 * @param locked whether it asks for passwords, which this proxy has not
 */
record AnnouncedProxy(
        ServiceInstance service, NodeId node, Optional<InetAddress> address, int queries, boolean locked) {
    /** Attribute with the UDP port for queries. */
    static final String QUERIES = "icp";

    /** Attribute that says whether a password is asked. */
    static final String PASSWORD = "password";

    private static final Pattern PORT = Pattern.compile("[1-9]\\d{0,4}");
    private static final int LAST_PORT = 65_535;

    /**
     * What a service tells.
     *
     * @param own address of its node, as the registry knows it
     * @param alone whether this node is open to its own machine only, so that others on it are meant
     */
    static AnnouncedProxy of(ServiceInstance service, NodeId node, String own, boolean alone) {
        String icp = service.attributes().getOrDefault(QUERIES, "");
        int queries = PORT.matcher(icp).matches() ? Integer.parseInt(icp) : 0;
        return new AnnouncedProxy(
                service,
                node,
                literal(service.host()).filter(host -> service.host().equals(own) && isFit(host, alone)),
                queries <= LAST_PORT ? queries : 0,
                service.attributes().containsKey(PASSWORD));
    }

    private static Optional<InetAddress> literal(String host) {
        return host.contains("/") ? Optional.empty() : Network.parse(host).map(Network::address);
    }

    /** Not what only this machine, its link or everybody has. */
    private static boolean isFit(InetAddress host, boolean alone) {
        return !host.isAnyLocalAddress()
                && !host.isMulticastAddress()
                && !host.isLinkLocalAddress()
                && host.isLoopbackAddress() == alone;
    }

    /** Whether it can be asked at all. */
    boolean isUsable() {
        return address.isPresent() && !locked && service.port() >= 1 && service.port() <= LAST_PORT;
    }

    /** As the configuration names it; empty if it cannot be asked so. */
    Optional<PeerLines.Peer> as(PeerRelation relation) {
        return isUsable() && (relation == PeerRelation.PARENT || queries > 0)
                ? address.map(host -> new PeerLines.Peer(node, relation, host, service.port(), queries))
                : Optional.empty();
    }
}
