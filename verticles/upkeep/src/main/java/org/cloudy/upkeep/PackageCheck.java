package org.cloudy.upkeep;

import java.util.List;
import java.util.Map;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.platform.host.Updates;
import org.cloudy.platform.jobs.Progress;

/** Whether an interrupted run of the package manager left something half done, which then stands in every other's way. */
record PackageCheck(Updates updates) implements NodeCheck {
    @Override
    public String name() {
        return "packages";
    }

    @Override
    public List<CheckResult> diagnose() {
        List<String> halfDone = updates.halfDone();
        return halfDone.isEmpty()
                ? Found.of(this).passing()
                : Found.of(this, Map.of("packages", String.join(", ", halfDone)))
                        .critical("half-done", updates.command(List.of()).isEmpty());
    }

    @Override
    public void repair(Progress progress) {
        updates.repair(progress::line);
    }
}
