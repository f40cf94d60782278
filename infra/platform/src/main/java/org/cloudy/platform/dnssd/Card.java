package org.cloudy.platform.dnssd;

import java.net.InetAddress;
import java.util.List;

/**
 * A network card that leads into a local network.
 *
 * @param name the kernel's, as {@code eth0}
 * @param index the kernel's
 * @param addresses where the node is reached through it, the one that most others can reach first
 */
public record Card(String name, int index, List<InetAddress> addresses) {
    public Card {
        addresses = List.copyOf(addresses);
    }
}
