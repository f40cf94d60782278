package org.cloudy.testkit.net;

/** Which versions of the Internet Protocol are spoken. */
public enum Stack {
    DUAL,
    IPV4,
    IPV6;

    boolean speaks(Family family) {
        return this == DUAL || this == (family == Family.IPV4 ? IPV4 : IPV6);
    }
}
