package org.cloudy.platform.dnssd;

import java.net.InetAddress;
import java.util.Map;

/**
 * A service that somebody offers on a local network. Nothing of it is checked: strangers say it.
 *
 * @param where the place that it is offered at
 * @param text key=value pairs of its TXT record; what is no text is left out
 */
public record Sighting(Place where, InetAddress address, int port, Map<String, String> text) {
    public Sighting {
        text = Map.copyOf(text);
    }

    /**
     * A name on one network: the same service can be heard on several, and with both versions of IP.
     *
     * @param network the card and the version of IP, as {@code eth0/4}
     * @param type DNS-SD service type, as {@code _http._tcp}
     */
    public record Place(String network, String type, String name) {}
}
