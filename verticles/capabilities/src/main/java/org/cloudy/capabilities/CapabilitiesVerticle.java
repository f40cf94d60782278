package org.cloudy.capabilities;

import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Failure;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobsContract;
import org.cloudy.platform.Background;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.host.DaemonStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the life cycle of all capabilities, and follows what happens to them. */
final class CapabilitiesVerticle implements Deployable {
    private static final Logger LOG = LoggerFactory.getLogger(CapabilitiesVerticle.class);
    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(15);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final NodeContext node;
    private final Duration betweenChecks;
    private final Readiness readiness;
    private final Background background = Background.atOnce("The work on capabilities");
    private volatile @Nullable Plugins plugins;

    CapabilitiesVerticle(NodeContext node) {
        this(node, BETWEEN_CHECKS, Readiness.USUAL);
    }

    CapabilitiesVerticle(NodeContext node, Duration betweenChecks, Readiness readiness) {
        this.node = node;
        this.betweenChecks = betweenChecks;
        this.readiness = readiness;
    }

    @Override
    public Future<?> deploy(Context context) {
        return context.executeBlocking(() -> Plugins.of(node, readiness))
                .compose(plugins -> start(context.owner(), plugins));
    }

    private Future<?> start(Vertx vertx, Plugins plugins) {
        this.plugins = plugins;
        plugins.jobs().register();
        node.host().daemons().onChange(status -> background.run(() -> daemonChanged(plugins, status)));
        node.name().onChange(name -> background.run(() -> renamed(plugins)));
        vertx.setPeriodic(betweenChecks.toMillis(), timer -> background.run(() -> checkAll(plugins)));
        vertx.setPeriodic(BETWEEN_LOOKS.toMillis(), timer -> background.run(plugins.desk()::look));
        return Future.all(
                        serve(vertx.eventBus(), plugins.service()),
                        serveBackups(vertx.eventBus(), plugins.service()),
                        serve(vertx.eventBus(), plugins.desk()),
                        followJobs(vertx.eventBus(), plugins))
                .onSuccess(served -> {
                    background.run(plugins.startup()::begin);
                    background.run(plugins.reserve()::keep);
                });
    }

    private Future<?> serve(EventBus bus, CapabilitiesService service) {
        return Future.all(List.of(
                CapabilitiesContract.LIST.serve(bus, request -> background.call(service::list)),
                CapabilitiesContract.GET.serve(bus, which -> background.call(() -> service.get(which))),
                CapabilitiesContract.ACT.serve(
                        bus, (caller, request) -> background.call(() -> service.act(request, caller))),
                CapabilitiesContract.CONFIGURE.serve(
                        bus, (caller, wanted) -> background.call(() -> service.configure(wanted, caller))),
                CapabilitiesContract.DIAGNOSE.serve(bus, which -> background.call(() -> service.diagnose(which))),
                CapabilitiesContract.LOG.serve(bus, query -> background.call(() -> service.log(query)))));
    }

    private Future<?> serveBackups(EventBus bus, CapabilitiesService service) {
        return Future.all(
                CapabilitiesContract.KEPT_FILES.serve(bus, which -> background.call(() -> service.keptFiles(which))),
                CapabilitiesContract.HOLD.serve(
                        bus, (caller, which) -> background.call(() -> service.hold(which, caller))),
                CapabilitiesContract.RELEASE.serve(
                        bus, (caller, which) -> background.call(() -> service.release(which, caller))),
                CapabilitiesContract.TAKE_BACK.serve(
                        bus, (caller, wanted) -> background.call(() -> service.takeBack(wanted, caller))));
    }

    private Future<?> serve(EventBus bus, PluginDesk desk) {
        return Future.all(List.of(
                CapabilitiesContract.CHECK_PLUGIN.serve(bus, plugin -> background.call(() -> desk.check(plugin))),
                CapabilitiesContract.NEW_PLUGIN.serve(bus, wanted -> background.call(() -> desk.begin(wanted))),
                CapabilitiesContract.ADD_PLUGIN.serve(bus, plugin -> background.call(() -> desk.add(plugin))),
                CapabilitiesContract.PLUGINS.serve(bus, request -> background.call(desk::list)),
                CapabilitiesContract.REMOVE_PLUGIN.serve(bus, which -> background.call(() -> desk.remove(which))),
                CapabilitiesContract.PLUGIN_SCHEMA.serve(bus, request -> background.call(desk::schema))));
    }

    private Future<?> followJobs(EventBus bus, Plugins plugins) {
        return JobsContract.CHANGED.subscribe(bus, job -> background.run(() -> jobChanged(plugins, job)));
    }

    private static void jobChanged(Plugins plugins, Job job) {
        plugins.lives().workedOn(job.resource()).ifPresent(life -> {
            if (job.state().isOver()) {
                plugins.health().look(life);
                plugins.movedUp().tell(life);
                plugins.changes().tellAnyway(life);
                plugins.startup().next();
                plugins.reserve().keep();
            } else {
                plugins.changes().tell(life);
            }
        });
    }

    private static void daemonChanged(Plugins plugins, DaemonStatus status) {
        plugins.lives().all().stream()
                .filter(life -> HealthChecks.owns(life, status.name()))
                .forEach(life -> {
                    plugins.health().look(life);
                    plugins.health().tick(life);
                });
    }

    private void checkAll(Plugins plugins) {
        plugins.lives().all().forEach(plugins.movedUp()::tell);
        AtWork work = AtWork.now(node.jobs());
        plugins.lives().all().stream()
                .filter(life -> work.on(life).isEmpty())
                .forEach(life -> background.run(() -> plugins.health().tick(life)));
    }

    /** What is up may show the node's name: it is brought up anew with it. */
    private static void renamed(Plugins plugins) {
        plugins.lives().all().stream().filter(life -> life.stored().enabled()).forEach(life -> renamed(plugins, life));
    }

    private static void renamed(Plugins plugins, Life<?> life) {
        try {
            plugins.jobs().configure(life, Map.of(), Caller.NODE);
        } catch (Failure e) {
            LOG.warn("{} does not show the node's new name yet: {}", life.name(), e.getMessage());
        }
    }

    @Override
    public Future<?> undeploy(Context context) {
        background.interrupt();
        Plugins started = plugins;
        return started == null
                ? Future.succeededFuture()
                : context.executeBlocking(() -> {
                    started.jobs().close();
                    return null;
                });
    }
}
