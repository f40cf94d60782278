package org.cloudy.platform.dnssd;

import java.util.Map;

/**
 * A service of this node, as it is told on the local networks; its host is this machine.
 *
 * @param type DNS-SD service type, as {@code _http._tcp}
 * @param name at most 63 bytes of UTF-8
 * @param text key=value pairs of its TXT record: at most 255 bytes each
 */
public record LocalService(String type, String name, int port, Map<String, String> text) {
    public LocalService {
        text = Map.copyOf(text);
    }
}
