package org.cloudy.bus.snmp;

/** What a passphrase of SNMPv3 is proved with. */
public enum Hash {
    /** HMAC-SHA-1 (RFC 3414): what older routers know. */
    SHA,
    /** HMAC-SHA-256 (RFC 7860). */
    SHA256
}
