package org.cloudy.snmp;

import org.cloudy.bus.snmp.Hash;
import org.cloudy.platform.settings.Secret;

/** What an agent is asked with. */
sealed interface Credentials {
    /** SNMPv2c: a word that travels unencrypted. */
    record Community(Secret name) implements Credentials {}

    /** SNMPv3 with authentication and encryption by AES-128 (RFC 3826). */
    record User(String name, Hash hash, Secret authPassphrase, Secret privPassphrase) implements Credentials {}

    /** Of a user that the node makes itself. */
    static User own(String name, Secret passphrase) {
        return new User(name, Hash.SHA256, passphrase, passphrase);
    }
}
