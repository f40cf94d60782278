package org.cloudy.testkit.net;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The addresses of a segment. */
record Prefixes(String ipv4, String ipv6) {
    private static final int LARGEST = 250;

    /** Of the segment that plays the Internet: documentation addresses (RFC 5737, RFC 3849), which no program takes for private. */
    static Prefixes ofInternet() {
        return new Prefixes("203.0.113.", "2001:db8:0:1::");
    }

    /** Of the n-th LAN: private addresses (RFC 1918, RFC 4193). */
    static Prefixes ofLan(int number) {
        return new Prefixes("192.168." + number + ".", "fd00:0:0:" + number + "::");
    }

    /** The address of the n-th card on the segment. */
    InetAddress address(Family family, int number) {
        if (number > LARGEST) {
            throw new IllegalStateException("a segment takes " + LARGEST + " hosts");
        }
        try {
            return InetAddress.getByName(prefix(family) + number);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The segment as the target of a route. */
    String route(Family family) {
        return prefix(family) + (family == Family.IPV4 ? "0" : "") + "/" + family.prefixLength();
    }

    private String prefix(Family family) {
        return family == Family.IPV4 ? ipv4 : ipv6;
    }
}
