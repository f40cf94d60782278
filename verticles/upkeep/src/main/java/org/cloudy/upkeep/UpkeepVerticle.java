package org.cloudy.upkeep;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.EventBus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.diagnosis.DiagnosisContract;
import org.cloudy.bus.firewall.FirewallContract;
import org.cloudy.bus.logs.LogsContract;
import org.cloudy.bus.overlay.OverlayContract;
import org.cloudy.bus.power.PowerContract;
import org.cloudy.bus.updates.UpdatesContract;
import org.cloudy.platform.NodeContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves what keeps the node well. */
final class UpkeepVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(UpkeepVerticle.class);
    private static final Duration FIRST_LOOK = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofHours(1);
    private static final Duration BETWEEN_LOOKS_AT_THE_HEAP = Duration.ofMinutes(1);

    private final NodeContext node;
    private final Capabilities capabilities;
    private final UpdateJobs updates;
    private final LogDesk logs;
    private final Diagnostics diagnostics;
    private final Power power;
    private final Gatekeeper gatekeeper;
    private final HeapWatch heap;

    UpkeepVerticle(NodeContext node) {
        this(node, Power.of(node));
    }

    UpkeepVerticle(NodeContext node, Power power) {
        EventBus bus = node.vertx().eventBus();
        this.node = node;
        this.power = power;
        this.capabilities = new Capabilities(bus, node.jobs());
        this.updates = new UpdateJobs(node, capabilities);
        this.logs = new LogDesk(node.config().data().resolve("log"), node.host().daemons());
        this.gatekeeper = new Gatekeeper(node, capabilities);
        this.heap = new HeapWatch(HeapCheck.ofThisNode(), bus);
        this.diagnostics = new Diagnostics(node, capabilities, NodeChecks.of(node, gatekeeper));
    }

    @Override
    public Future<?> start() {
        updates.register();
        diagnostics.register();
        vertx.setPeriodic(FIRST_LOOK.toMillis(), BETWEEN_LOOKS.toMillis(), timer -> unasked(updates::lookForSecurity));
        vertx.setPeriodic(
                BETWEEN_LOOKS_AT_THE_HEAP.toMillis(),
                timer -> heap.look().onFailure(cause -> LOG.warn("Whether memory is left cannot be told", cause)));
        EventBus bus = vertx.eventBus();
        return Future.all(serveUpdates(bus), serveLogs(bus), serveDiagnosis(bus), servePower(bus), serveFirewall(bus))
                .onSuccess(served -> unasked(gatekeeper::open));
    }

    private Future<?> serveUpdates(EventBus bus) {
        return Future.all(
                UpdatesContract.LIST.serve(bus, asked -> blocking(updates::list)),
                UpdatesContract.CHANGELOG.serve(bus, which -> blocking(() -> updates.changelog(which.name()))),
                UpdatesContract.REFRESH.serve(bus, (caller, asked) -> blocking(() -> updates.refresh(caller))),
                UpdatesContract.APPLY.serve(bus, (caller, wish) -> blocking(() -> updates.apply(wish, caller))),
                UpdatesContract.AUTOMATIC.serve(bus, wish -> blocking(() -> updates.switchAutomatic(wish.on()))));
    }

    private Future<?> serveLogs(EventBus bus) {
        return Future.all(
                LogsContract.SOURCES.serve(bus, asked -> blocking(logs::sources)),
                LogsContract.SEARCH.serve(bus, search -> blocking(() -> logs.search(search))));
    }

    private Future<?> serveDiagnosis(EventBus bus) {
        return Future.all(
                DiagnosisContract.RUN.serve(bus, asked -> blocking(diagnostics::run)),
                DiagnosisContract.REPAIR.serve(
                        bus, (caller, wish) -> blocking(() -> diagnostics.repair(wish, caller))));
    }

    private Future<?> servePower(EventBus bus) {
        return Future.all(
                PowerContract.STATE.serve(bus, asked -> blocking(power::state)),
                PowerContract.ACT.serve(
                        bus, wish -> blocking(() -> power.act(wish)).map(Empty.EMPTY)));
    }

    private Future<?> serveFirewall(EventBus bus) {
        return Future.all(List.of(
                FirewallContract.STATUS.serve(bus, asked -> blocking(gatekeeper::status)),
                FirewallContract.TRY.serve(bus, asked -> blocking(gatekeeper::tryOut)),
                FirewallContract.CONFIRM.serve(bus, asked -> blocking(gatekeeper::confirm)),
                FirewallContract.OFF.serve(bus, asked -> blocking(gatekeeper::off)),
                CapabilitiesContract.CHANGED.subscribe(bus, changed -> unasked(gatekeeper::follow)),
                OverlayContract.CHANGED.subscribe(bus, changed -> unasked(gatekeeper::follow))));
    }

    @Override
    public Future<?> stop() {
        return context.executeBlocking(gatekeeper::close, false);
    }

    /** What nobody waits for: a failure is told in the log. */
    private void unasked(Callable<Boolean> work) {
        blocking(work).onFailure(cause -> LOG.warn("The upkeep of the node goes on without this", cause));
    }

    /** All of it runs programs or reads files: never on an event loop, and none behind another. */
    private <T> Future<T> blocking(Callable<T> work) {
        return node.vertx().executeBlocking(work, false);
    }
}
