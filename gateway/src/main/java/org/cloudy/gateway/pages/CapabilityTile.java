package org.cloudy.gateway.pages;

import org.cloudy.bus.capabilities.CapabilityState;
import org.cloudy.bus.capabilities.CapabilitySummary;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.text.Text;

/** A capability in a list; {@code job} tells whether a job works on it. */
record CapabilityTile(
        String href,
        Text title,
        Text summary,
        String icon,
        CapabilityState state,
        boolean published,
        Health health,
        boolean showHealth,
        boolean job) {

    static CapabilityTile of(CapabilitySummary summary) {
        return new CapabilityTile(
                href(summary.name()),
                summary.title(),
                summary.summary(),
                summary.icon(),
                summary.state(),
                summary.published(),
                summary.health(),
                tellsHealth(summary),
                summary.job() != null);
    }

    static String href(String name) {
        return "/capabilities/" + name;
    }

    /** Health says nothing of what is off, and what failed says so already. */
    static boolean tellsHealth(CapabilitySummary summary) {
        return summary.state() == CapabilityState.RUNNING && summary.health() != Health.UNKNOWN;
    }
}
