package org.cloudy.capabilities;

import io.vertx.core.eventbus.EventBus;
import java.util.HashMap;
import java.util.Map;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.CapabilitySummary;
import org.cloudy.platform.jobs.Jobs;

/** Tells whoever listens that a capability changed, once for each change. Blocks. */
final class Changes {
    private final Jobs jobs;
    private final EventBus bus;
    private final Map<String, CapabilitySummary> told = new HashMap<>();

    Changes(Jobs jobs, EventBus bus) {
        this.jobs = jobs;
        this.bus = bus;
    }

    /** Tells of a capability, unless nothing changed since it was last told of. */
    synchronized void tell(Life<?> life) {
        CapabilitySummary now = Summaries.of(life, AtWork.now(jobs));
        if (!now.equals(told.put(life.name(), now))) {
            CapabilitiesContract.CHANGED.publish(bus, now);
        }
    }

    /** Tells of a capability in any case, for what the summary does not show: its settings. */
    synchronized void tellAnyway(Life<?> life) {
        told.remove(life.name());
        tell(life);
    }
}
