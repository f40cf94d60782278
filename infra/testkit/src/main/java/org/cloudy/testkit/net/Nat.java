package org.cloudy.testkit.net;

/**
 * The four classic kinds of network address translation (RFC 3489, section 5), for UDP. In the words of RFC 4787 the first three
 * map independently of the endpoint and differ in what they let in; the last maps anew for each destination. All keep the source
 * port where nobody behind them has it yet, except the symmetric one, which takes any. TCP passes from the inside only.
 */
public enum Nat {
    /** Whoever sends to the public port is let in. */
    FULL_CONE,
    /** Who has been sent to is let in, from any of its ports. */
    ADDRESS_RESTRICTED,
    /** Who has been sent to is let in, from the port that was sent to. */
    PORT_RESTRICTED,
    /** Another public port for each destination, and only what it answers from the port that was sent to is let in. */
    SYMMETRIC
}
