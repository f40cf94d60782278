package org.cloudy.upkeep;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Empty;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.system.Load;
import org.cloudy.bus.system.SystemContract;
import org.cloudy.platform.Futures;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.jobs.Progress;

/** Whether the disk with the node's data has room: a full one lets nothing be kept. */
record DiskCheck(NodeContext node) implements NodeCheck {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final long LITTLE = 2_000_000_000;
    private static final long TOO_LITTLE = 300_000_000;
    private static final double LITTLE_SHARE = 0.1;
    private static final double TOO_LITTLE_SHARE = 0.03;

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public List<CheckResult> diagnose() throws InterruptedException {
        Load load = load(node);
        boolean clears = node.host().updates().command(List.of()).isEmpty();
        Found found = Found.of(this, Map.of("free", gigabytes(load.diskFree()), "total", gigabytes(load.diskTotal())));
        if (isLess(load, TOO_LITTLE, TOO_LITTLE_SHARE)) {
            return found.critical("full", clears);
        }
        return isLess(load, LITTLE, LITTLE_SHARE) ? found.warning("little", clears) : found.passing();
    }

    /** Fetched archives of packages are the one thing that is of no use to anybody. */
    @Override
    public void repair(Progress progress) {
        node.host().updates().repair(progress::line);
    }

    static Load load(NodeContext node) throws InterruptedException {
        return Futures.await(SystemContract.LOAD.send(node.vertx().eventBus(), Empty.EMPTY), ANSWER);
    }

    static String gigabytes(long bytes) {
        return String.valueOf(Math.round(bytes / 100_000_000.0) / 10.0);
    }

    private static boolean isLess(Load load, long bytes, double share) {
        return load.diskFree() < bytes && load.diskFree() < share * load.diskTotal();
    }
}
