package org.cloudy.bus.discovery;

import org.cloudy.bus.capabilities.Health;
import org.jspecify.annotations.Nullable;

/**
 * Which services to find; what is null does not narrow the answer.
 *
 * @param type exactly this DNS-SD type
 * @param text in name, type, host, node name or an attribute, whatever the case
 * @param health exactly this health
 */
public record ServiceQuery(
        @Nullable String type,
        @Nullable String text,
        @Nullable Health health) {
    public static final ServiceQuery ALL = new ServiceQuery(null, null, null);
}
