package org.cloudy.snmp;

import org.cloudy.bus.snmp.Device.Version;
import org.cloudy.bus.snmp.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A device that is to be watched, and how.
 *
 * @param credentials null where there is nothing to ask it with
 */
record Watched(
        String id,
        String name,
        String host,
        int port,
        Origin origin,
        @Nullable Credentials credentials) {
    Version version() {
        return credentials instanceof Credentials.Community ? Version.V2C : Version.V3;
    }
}
