package org.cloudy.tinc;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.eventbus.EventBus;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.cloudy.bus.overlay.OverlayContract;
import org.cloudy.bus.overlay.OverlayStatus;
import org.cloudy.platform.NodeContext;
import org.cloudy.platform.host.DaemonStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the overlay on the bus, tends it, and tells of its changes. */
final class OverlayVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(OverlayVerticle.class);
    /** Longer than the installation of a package takes. */
    private static final long LONGEST_HOURS = 1;
    /** Somebody who asks how it is does not wait for somebody who changes it. */
    private static final long PATIENCE_SECONDS = 2;

    private final NodeContext node;
    private final Overlay overlay;
    private final News news = new News();
    private final Homecoming homecoming;
    private Optional<WorkerExecutor> worker = Optional.empty();
    private volatile Optional<Watch> watch = Optional.empty();
    private boolean tending;
    private boolean again;

    OverlayVerticle(NodeContext node) {
        this.node = node;
        this.overlay = Overlay.of(
                node.config().data(), node.store(), node.host(), node.identity().id());
        this.homecoming = new Homecoming(node.store(), node.clock(), node.config(), overlay.planned());
    }

    @Override
    public Future<?> start() {
        EventBus bus = vertx.eventBus();
        worker = Optional.of(vertx.createSharedWorkerExecutor("overlay", 1, LONGEST_HOURS, TimeUnit.HOURS));
        return Future.all(
                        // Whoever wants the key does not wait until a package is installed.
                        OverlayContract.KEY.serve(bus, asked -> vertx.executeBlocking(overlay::key, false)),
                        OverlayContract.APPLY.serve(bus, plan -> told(() -> overlay.apply(plan))),
                        OverlayContract.DOWN.serve(bus, asked -> told(overlay::down)),
                        OverlayContract.FORGET.serve(bus, asked -> told(overlay::forget)),
                        OverlayContract.STATUS.serve(bus, asked -> now()))
                .onSuccess(served -> begin());
    }

    @Override
    public Future<?> stop() {
        watch.ifPresent(Watch::close);
        watch = Optional.empty();
        return blocking(() -> {
                    overlay.leave();
                    return overlay;
                })
                .eventually(() -> worker.map(WorkerExecutor::close).orElseGet(Future::succeededFuture));
    }

    private void begin() {
        watch = Optional.of(new Watch(overlay.events(), () -> context.runOnContext(told -> tend())));
        node.host().daemons().onChange(this::daemonChanged);
        tend();
    }

    private void daemonChanged(DaemonStatus status) {
        if (status.name().equals(Tincd.NAME) && watch.isPresent()) {
            context.runOnContext(told -> tend());
        }
    }

    /** Once more if something happened meanwhile. */
    private void tend() {
        again = tending;
        if (tending || watch.isEmpty()) {
            return;
        }
        tending = true;
        told(this::tended)
                .onFailure(cause -> LOG.warn("The overlay cannot be looked after", cause))
                .onComplete(done -> {
                    tending = false;
                    if (again) {
                        tend();
                    }
                });
    }

    private OverlayStatus tended() {
        OverlayStatus status = overlay.tend();
        if (homecoming.isDue(status)) {
            LOG.info("The network of the micro cloud is up: the node starts anew in it");
            node.restart().run();
        }
        return status;
    }

    private Future<OverlayStatus> now() {
        return told(overlay::look).timeout(PATIENCE_SECONDS, TimeUnit.SECONDS).otherwise(busy -> overlay.latest());
    }

    private Future<OverlayStatus> told(Callable<OverlayStatus> work) {
        return blocking(work).onSuccess(status -> {
            if (news.isNew(status)) {
                OverlayContract.CHANGED.publish(vertx.eventBus(), status);
            }
        });
    }

    /** One thing after the other: it is one daemon and one device. */
    private <T> Future<T> blocking(Callable<T> work) {
        return worker.map(executor -> executor.executeBlocking(work))
                .orElseGet(() -> Future.failedFuture(new IllegalStateException("the overlay is not served yet")));
    }
}
