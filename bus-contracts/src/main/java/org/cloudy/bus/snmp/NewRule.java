package org.cloudy.bus.snmp;

import org.cloudy.bus.notices.Severity;
import org.jspecify.annotations.Nullable;

/** A rule to be added; see {@link Rule}. */
public record NewRule(
        @Nullable String device, Measure measure, boolean above, double limit, int minutes, Severity severity) {}
