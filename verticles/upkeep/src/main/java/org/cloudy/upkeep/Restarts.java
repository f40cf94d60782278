package org.cloudy.upkeep;

import java.util.Collection;
import org.cloudy.bus.Failure;
import org.cloudy.bus.capabilities.CapabilityDetail;
import org.cloudy.platform.jobs.Progress;

/** Restarts the daemons of capabilities whose packages are newer now; otherwise the old program would go on running. */
record Restarts(Capabilities capabilities, Progress progress) {

    /** One that cannot be restarted is told in the job's log, and shows itself by its health. */
    void of(Collection<String> packages) throws InterruptedException {
        if (packages.isEmpty()) {
            return;
        }
        for (CapabilityDetail each : capabilities.running()) {
            if (each.packages().stream().anyMatch(packages::contains)) {
                restart(each.summary().name());
            }
        }
    }

    private void restart(String name) throws InterruptedException {
        try {
            progress.line("restart " + name + ": " + capabilities.repair(name).state());
        } catch (Failure e) {
            progress.line("restart " + name + ": " + e.getMessage());
        }
    }
}
