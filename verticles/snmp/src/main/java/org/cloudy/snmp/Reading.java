package org.cloudy.snmp;

import java.time.Instant;
import java.util.List;
import org.cloudy.bus.snmp.DeviceDetail.Disk;
import org.cloudy.bus.snmp.Figures;
import org.jspecify.annotations.Nullable;

/**
 * All that a device told at one time.
 *
 * @param upCentis hundredths of a second since it started; null where it does not tell
 */
record Reading(
        Instant at,
        @Nullable Long upCentis,
        @Nullable String description,
        @Nullable String systemName,
        @Nullable String contact,
        @Nullable String location,
        Figures figures,
        List<InterfaceReading> interfaces,
        List<Disk> disks) {

    /** Whether the device was started anew since an earlier reading: its counters began at 0 then. */
    boolean isRestartedSince(Reading earlier) {
        return upCentis != null && earlier.upCentis != null && upCentis < earlier.upCentis;
    }

    /** When it started. */
    @Nullable
    Instant since() {
        return upCentis == null ? null : at.minusMillis(upCentis * 10);
    }
}
