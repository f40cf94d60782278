package org.cloudy.upkeep;

import java.util.List;
import java.util.Map;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.system.Load;
import org.cloudy.platform.NodeContext;

/** Whether programs can still have memory. */
record MemoryCheck(NodeContext node) implements NodeCheck {
    private static final double LITTLE = 0.1;
    private static final double TOO_LITTLE = 0.03;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public List<CheckResult> diagnose() throws InterruptedException {
        Load load = DiskCheck.load(node);
        long free = Math.max(0, load.memoryTotal() - load.memoryUsed());
        Found found = Found.of(
                this, Map.of("free", DiskCheck.gigabytes(free), "total", DiskCheck.gigabytes(load.memoryTotal())));
        if (free < TOO_LITTLE * load.memoryTotal()) {
            return found.critical("full", false);
        }
        return free < LITTLE * load.memoryTotal() ? found.warning("little", false) : found.passing();
    }
}
