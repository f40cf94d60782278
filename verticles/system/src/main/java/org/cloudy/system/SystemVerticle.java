package org.cloudy.system;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.EventBus;
import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.jobs.JobId;
import org.cloudy.bus.jobs.JobList;
import org.cloudy.bus.jobs.JobsContract;
import org.cloudy.bus.system.SystemContract;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.SetupCode;
import org.cloudy.platform.jobs.Jobs;

/** Serves what can be asked of the node as a whole, and of its jobs. */
final class SystemVerticle extends VerticleBase {
    private static final int LATEST_JOBS = 100;

    private final NodeContext node;
    private final Jobs jobs;

    SystemVerticle(NodeContext node) {
        this.node = node;
        this.jobs = node.jobs();
    }

    @Override
    public Future<?> start() {
        EventBus bus = vertx.eventBus();
        SetupCode code = new SetupCode(node.store());
        Passwords passwords = new Passwords();
        Accounts accounts = new Accounts(node.store(), passwords, node.clock());
        FirstSetup setup = new FirstSetup(node.store(), node.name(), code, passwords, node.clock());
        Status status = new Status(node, code, bus);
        MachineLoad load = new MachineLoad(node.config().data());
        return Future.all(
                Future.all(
                        SystemContract.STATUS.serve(bus, asked -> status.now(blocking(status::state))),
                        SystemContract.LOAD.serve(bus, asked -> blocking(load::now)),
                        SystemContract.SETUP_STATE.serve(bus, asked -> blocking(setup::state)),
                        SystemContract.SETUP.serve(bus, (caller, wanted) -> blocking(() -> setup.run(caller, wanted))),
                        SystemContract.AUTHENTICATE.serve(bus, asked -> blocking(() -> accounts.authenticate(asked)))),
                Future.all(
                        JobsContract.LIST.serve(bus, (Empty asked) -> blocking(this::latestJobs)),
                        JobsContract.GET.serve(bus, asked -> blocking(() -> jobs.get(asked))),
                        JobsContract.CANCEL.serve(bus, (JobId asked) -> blocking(() -> jobs.cancel(asked.id())))));
    }

    private JobList latestJobs() {
        return new JobList(jobs.latest(LATEST_JOBS));
    }

    /** All of it reads or writes the node store, or computes a while: never on an event loop, and none behind another. */
    private <T> Future<T> blocking(Callable<T> work) {
        return vertx.executeBlocking(work, false);
    }
}
