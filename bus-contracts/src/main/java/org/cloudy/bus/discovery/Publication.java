package org.cloudy.bus.discovery;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A service of this node that is to be announced.
 *
 * @param type DNS-SD service type, as {@code _http._tcp}
 * @param name what people call it: at most 63 bytes of UTF-8 (RFC 6763)
 * @param host where it is reached; null for this node's own address
 * @param attributes at most 32 pairs, 1,300 bytes in all
 * @param check how its health is checked; null for a TCP connection (none for udp types)
 * @param owner the capability it belongs to; null for one that a person published
 */
public record Publication(
        String type,
        String name,
        @Nullable String host,
        int port,
        Map<String, String> attributes,
        @Nullable HealthCheck check,
        @Nullable String owner) {

    /**
     * How a health check is made.
     *
     * @param path requested by an {@link CheckKind#HTTP} check; null for "/"
     */
    public record HealthCheck(CheckKind kind, @Nullable String path) {}

    /** How a service's health is checked by its owner. */
    public enum CheckKind {
        NONE,
        TCP,
        HTTP
    }
}
