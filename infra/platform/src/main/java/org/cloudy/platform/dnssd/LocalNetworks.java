package org.cloudy.platform.dnssd;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.cloudy.platform.NodeConfig;

/**
 * The local networks that a node is open to: never the network of its micro cloud, nor any other tunnel, for what is said there is
 * heard in networks that are not this machine's.
 */
public final class LocalNetworks {
    private static final Path DEVICES = Path.of("/sys/class/net");
    /** IPv4 first; of IPv6 those of the link last, since with them a network has to be named as well. */
    private static final Comparator<InetAddress> ORDER = Comparator.<InetAddress>comparingInt(
                    address -> address.getAddress().length)
            .thenComparing(InetAddress::isLinkLocalAddress)
            .thenComparing(InetAddress::getHostAddress);

    private final NodeConfig config;

    public LocalNetworks(NodeConfig config) {
        this.config = config;
    }

    /** The cards as they are now, by index; none for a node that only its own machine can reach. */
    public List<Card> cards() {
        if (config.isLoopback()) {
            return List.of();
        }
        try {
            InetAddress listen = InetAddress.getByName(config.listen());
            return NetworkInterface.networkInterfaces()
                    .filter(this::isLocal)
                    .map(found -> card(found, listen))
                    .filter(card -> !card.addresses().isEmpty())
                    .sorted(Comparator.comparingInt(Card::index))
                    .toList();
        } catch (UnknownHostException | SocketException e) {
            throw new IllegalStateException("this machine's networks cannot be read", e);
        }
    }

    private static Card card(NetworkInterface found, InetAddress listen) {
        List<InetAddress> addresses = found.inetAddresses()
                .filter(address -> listen.isAnyLocalAddress() || address.equals(listen))
                .sorted(ORDER)
                .toList();
        return new Card(found.getName(), found.getIndex(), addresses);
    }

    private boolean isLocal(NetworkInterface candidate) {
        try {
            return candidate.isUp()
                    && candidate.supportsMulticast()
                    && !candidate.isLoopback()
                    && !candidate.isPointToPoint()
                    && !isTunnelOrPort(candidate.getName())
                    && !isOverlay(candidate);
        } catch (SocketException e) {
            // It went while it was looked at.
            return false;
        }
    }

    /** A TUN or TAP device, or a card that is a part of another device, as of a bridge. */
    private static boolean isTunnelOrPort(String name) {
        return Stream.of("tun_flags", "master")
                .anyMatch(mark -> Files.exists(DEVICES.resolve(name).resolve(mark)));
    }

    private boolean isOverlay(NetworkInterface candidate) {
        return config.isAttached()
                && candidate
                        .inetAddresses()
                        .anyMatch(address -> address.getHostAddress().equals(config.clusterAddress()));
    }
}
