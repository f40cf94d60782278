package org.cloudy.snmp;

import org.cloudy.platform.series.Counter;
import org.jspecify.annotations.Nullable;

/**
 * What a device told of a network interface.
 *
 * @param id made of its name, so that it stays the same where the device numbers its interfaces anew
 * @param speed in bits each second; null where it is not told
 * @param received octets so far; null where they are not told
 * @param sent octets so far; null where they are not told
 * @param discontinuity the device's time at which its counters began anew; 0 if they never did
 */
record InterfaceReading(
        String id,
        String name,
        @Nullable String alias,
        boolean up,
        @Nullable Double speed,
        @Nullable Counter received,
        @Nullable Counter sent,
        long discontinuity) {}
