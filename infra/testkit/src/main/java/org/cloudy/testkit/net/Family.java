package org.cloudy.testkit.net;

/** A version of the Internet Protocol. */
enum Family {
    IPV4("0.0.0.0/0", 24),
    IPV6("::/0", 64);

    private final String everywhere;
    private final int prefixLength;

    Family(String everywhere, int prefixLength) {
        this.everywhere = everywhere;
        this.prefixLength = prefixLength;
    }

    /** The target of a default route. */
    String everywhere() {
        return everywhere;
    }

    /** How many bits of an address name the segment. */
    int prefixLength() {
        return prefixLength;
    }
}
