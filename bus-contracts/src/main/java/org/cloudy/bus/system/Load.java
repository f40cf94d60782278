package org.cloudy.bus.system;

import org.jspecify.annotations.Nullable;

/**
 * How busy the machine is; sizes in bytes.
 *
 * @param loadAverage runnable processes over the last minute; null where the system does not tell
 * @param memoryUsed what programs hold, without what the system only caches
 * @param uptimeSeconds since the node started
 * @param diskFree of the file system with the node's data
 */
public record Load(
        @Nullable Double loadAverage,
        int processors,
        long memoryUsed,
        long memoryTotal,
        long diskFree,
        long diskTotal,
        long uptimeSeconds) {}
