package org.cloudy.bus.snmp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a device now.
 *
 * @param contact who looks after it, as it says; null if it says nothing
 * @param location where it is, as it says; null if it says nothing
 * @param systemName its own name for itself; null if it says nothing
 * @param interfaces at most 64, those that are up first
 * @param disks at most 8
 */
public record DeviceDetail(
        Device device,
        @Nullable String contact,
        @Nullable String location,
        @Nullable String systemName,
        List<Port> interfaces,
        List<Disk> disks) {

    /**
     * A network interface.
     *
     * @param id names it in a {@link GraphQuery}
     * @param alias what its owner calls it; null if nothing
     * @param speed in bits each second; null where it is not told
     * @param received bits each second; null until measured twice
     * @param sent bits each second; null until measured twice
     */
    public record Port(
            String id,
            String name,
            @Nullable String alias,
            boolean up,
            @Nullable Double speed,
            @Nullable Double received,
            @Nullable Double sent) {}

    /** A file system; {@code size} is in bytes. */
    public record Disk(String name, double size, double usedPercent) {}
}
