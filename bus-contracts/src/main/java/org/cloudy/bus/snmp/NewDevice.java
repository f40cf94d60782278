package org.cloudy.bus.snmp;

import org.jspecify.annotations.Nullable;

/**
 * A device to be watched.
 *
 * @param name 1 to 63 characters in one line
 * @param host IP address or host name
 * @param port for UDP; 161 is usual
 * @param community for V2C: 4 to 64 characters
 * @param user for V3: 1 to 32 characters
 * @param hash for V3; null for {@link Hash#SHA256}
 * @param authPassphrase for V3: 8 to 64 characters
 * @param privPassphrase for V3: 8 to 64 characters; null for the same
 */
public record NewDevice(
        String name,
        String host,
        int port,
        Device.Version version,
        @Nullable String community,
        @Nullable String user,
        @Nullable Hash hash,
        @Nullable String authPassphrase,
        @Nullable String privPassphrase) {

    /** Without what is secret. */
    @Override
    public String toString() {
        return "NewDevice[name=" + name + ", host=" + host + ", port=" + port + ", version=" + version + ", user="
                + user + "]";
    }
}
