package org.cloudy.snmp;

import java.util.Objects;
import org.cloudy.bus.snmp.Device.Version;
import org.cloudy.bus.snmp.Hash;
import org.cloudy.bus.snmp.Origin;
import org.cloudy.platform.settings.Secret;
import org.jspecify.annotations.Nullable;

/** A device that somebody added, as the node store keeps it. */
record StoredDevice(
        String id,
        String name,
        String host,
        int port,
        Version version,
        @Nullable Secret community,
        @Nullable String user,
        @Nullable Hash hash,
        @Nullable Secret authPassphrase,
        @Nullable Secret privPassphrase) {

    Watched watched() {
        return new Watched(id, name, host, port, Origin.ADDED, credentials());
    }

    private Credentials credentials() {
        return switch (version) {
            case V2C -> new Credentials.Community(Objects.requireNonNull(community));
            case V3 ->
                new Credentials.User(
                        Objects.requireNonNull(user),
                        Objects.requireNonNull(hash),
                        Objects.requireNonNull(authPassphrase),
                        Objects.requireNonNull(privPassphrase));
        };
    }
}
