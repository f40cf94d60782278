package org.cloudy.backup;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.EventBus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.cloudy.backup.deposit.Deposits;
import org.cloudy.backup.deposit.Hosting;
import org.cloudy.bus.Empty;
import org.cloudy.bus.backup.BackupContract;
import org.cloudy.bus.jobs.JobsContract;
import org.cloudy.platform.NodeContext;

/** Serves the backups of this node, and makes those that are due. */
final class BackupVerticle extends VerticleBase {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);

    private final NodeContext node;

    BackupVerticle(NodeContext node) {
        this.node = node;
    }

    @Override
    public Future<?> start() {
        EventBus bus = vertx.eventBus();
        Manager manager = new Manager(bus, node.jobs());
        Shelf shelf = new Shelf(node);
        Passages passages = new Passages(node);
        Deposits deposits = new Deposits(node);
        Hosting hosting = new Hosting(node);
        BackupJobs jobs = new BackupJobs(node, shelf, manager, passages, deposits);
        Agenda agenda = new Agenda(node, shelf, deposits, jobs);
        BackupService service = new BackupService(node, shelf, manager, jobs, agenda, deposits, hosting);
        jobs.register(agenda);
        return blocking(() -> {
                    shelf.sweep();
                    return true;
                })
                .compose(swept -> Future.all(List.of(
                        JobsContract.CHANGED.subscribe(bus, manager::changed),
                        BackupContract.LIST.serve(bus, (Empty asked) -> blocking(service::list)),
                        BackupContract.FIND.serve(bus, asked -> blocking(() -> shelf.find(asked.archive()))),
                        BackupContract.INSPECT.serve(bus, asked -> blocking(() -> service.inspect(asked))),
                        BackupContract.CREATE.serve(
                                bus, (caller, wish) -> blocking(() -> service.create(wish, caller))),
                        BackupContract.VERIFY.serve(bus, (caller, key) -> blocking(() -> service.verify(key, caller))),
                        BackupContract.DRILL.serve(bus, (caller, key) -> blocking(() -> service.drill(key, caller))),
                        BackupContract.RESTORE.serve(
                                bus, (caller, wish) -> blocking(() -> service.restore(wish, caller))),
                        BackupContract.REMOVE.serve(
                                bus, (caller, wish) -> blocking(() -> service.remove(wish, caller))),
                        BackupContract.DELETE.serve(bus, asked -> blocking(() -> service.delete(asked))),
                        BackupContract.SCHEDULE.serve(bus, wish -> blocking(() -> service.schedule(wish))),
                        BackupContract.NEIGHBOURS.serve(bus, query -> blocking(() -> service.neighbours(query))),
                        BackupContract.OFFER.serve(bus, offer -> blocking(() -> hosting.set(offer))),
                        BackupContract.FETCH.serve(
                                bus, (caller, which) -> blocking(() -> service.fetch(which, caller))),
                        BackupContract.DISCARD.serve(bus, which -> blocking(() -> deposits.discard(which))),
                        BackupContract.EVICT.serve(bus, which -> blocking(() -> hosting.evict(which.node()))),
                        hosting.serve(vertx))))
                .onSuccess(served -> vertx.setPeriodic(
                        BETWEEN_LOOKS.toMillis(),
                        timer -> blocking(agenda::look).onFailure(agenda::failed)));
    }

    private <T> Future<T> blocking(Callable<T> work) {
        return vertx.executeBlocking(work, false);
    }
}
