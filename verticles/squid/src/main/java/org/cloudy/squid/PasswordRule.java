package org.cloudy.squid;

/** Who of the proxy's users is asked for a password. */
public enum PasswordRule {
    /** Nobody: the allowed networks may use it, and nobody else. */
    NEVER,
    /** Whoever comes from outside of the allowed networks. */
    OUTSIDE,
    /** Everybody, and nobody comes in from outside of the allowed networks. */
    ALWAYS
}
