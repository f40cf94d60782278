package org.cloudy.bus.snmp;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device that is watched.
 *
 * @param id 1 to 63 of a-z, 0-9 and '-'
 * @param name as who added it calls it; for a node its own name
 * @param host IP address or host name
 * @param trouble why it told nothing at the last attempt; null if it told something, or was not asked yet
 * @param answered when it told something last; null if it never did
 * @param since when it started, as it says; null until known
 * @param description what it says that it is; null until known
 * @param figures how busy it is; null until known
 * @param interfaces how many network interfaces are watched
 */
public record Device(
        String id,
        String name,
        String host,
        int port,
        Version version,
        Origin origin,
        @Nullable Trouble trouble,
        @Nullable Instant answered,
        @Nullable Instant since,
        @Nullable String description,
        @Nullable Figures figures,
        int interfaces) {

    /** How a device is asked. */
    public enum Version {
        V2C,
        V3
    }
}
