package org.cloudy.microcloud;

import java.util.List;
import org.cloudy.bus.NodeId;

/**
 * A node as it is let in.
 *
 * @param name as it calls itself
 * @param overlayKey its public key on the overlay
 * @param endpoints of its overlay daemon on the underlay, as host:port
 */
record Entrant(NodeId node, String name, String overlayKey, List<String> endpoints) {
    private static final int MOST_ENDPOINTS = 8;
    private static final int LONGEST_ENDPOINT = 80;
    private static final int LONGEST_KEY = 4_096;
    private static final int LONGEST_NAME = 63;

    /** @throws IllegalArgumentException if a part of it is out of bounds */
    Entrant {
        endpoints = List.copyOf(endpoints);
        check(name, LONGEST_NAME);
        check(overlayKey, LONGEST_KEY);
        checkEndpoints(endpoints);
    }

    static void check(String text, int longest) {
        if (text.isBlank() || text.length() > longest) {
            throw new IllegalArgumentException("a text of 1 to " + longest + " characters is wanted");
        }
    }

    static void checkEndpoints(List<String> endpoints) {
        if (endpoints.size() > MOST_ENDPOINTS) {
            throw new IllegalArgumentException("more than " + MOST_ENDPOINTS + " endpoints");
        }
        endpoints.forEach(endpoint -> check(endpoint, LONGEST_ENDPOINT));
    }
}
