package org.cloudy.bus.snmp;

import org.cloudy.bus.notices.Severity;
import org.jspecify.annotations.Nullable;

/**
 * When attention is called to a device.
 *
 * @param id names it
 * @param device its id; null for every device
 * @param above whether more than the limit is too much; else less is too little
 * @param limit in the unit of the measure; of no meaning for {@link Measure#SILENT}
 * @param minutes for how long without a break, 0 to 1440
 */
public record Rule(
        String id,
        @Nullable String device,
        Measure measure,
        boolean above,
        double limit,
        int minutes,
        Severity severity) {}
