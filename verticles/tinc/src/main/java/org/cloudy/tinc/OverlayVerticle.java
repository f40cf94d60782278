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

/** Serves the overlay on the bus, tends it, and tells of its changes. */
final class OverlayVerticle extends VerticleBase {
    /** Longer than the installation of a package takes. */
    private static final long LONGEST_HOURS = 1;
    /** Somebody who asks how it is does not wait for somebody who changes it. */
    private static final long PATIENCE_SECONDS = 2;

    private final NodeContext node;
    private final Overlay overlay;
    private final News news = new News();
    private Optional<WorkerExecutor> worker = Optional.empty();
    private Optional<Watch> watch = Optional.empty();
    private boolean tending;

    OverlayVerticle(NodeContext node) {
        this.node = node;
        this.overlay = Overlay.of(
                node.config().data(), node.store(), node.host(), node.identity().id());
    }

    @Override
    public Future<?> start() {
        EventBus bus = vertx.eventBus();
        worker = Optional.of(vertx.createSharedWorkerExecutor("overlay", 1, LONGEST_HOURS, TimeUnit.HOURS));
        return Future.all(
                        OverlayContract.KEY.serve(bus, asked -> blocking(overlay::key)),
                        OverlayContract.APPLY.serve(bus, plan -> told(() -> overlay.apply(plan))),
                        OverlayContract.DOWN.serve(bus, asked -> told(overlay::down)),
                        OverlayContract.STATUS.serve(bus, asked -> now()))
                .compose(served ->
                        blocking(() -> new Watch(overlay.feed(), () -> context.runOnContext(told -> tend()))))
                .onSuccess(this::begin);
    }

    @Override
    public Future<?> stop() {
        watch.ifPresent(Watch::close);
        return blocking(() -> {
                    overlay.leave();
                    return overlay;
                })
                .eventually(() -> worker.map(WorkerExecutor::close).orElseGet(Future::succeededFuture));
    }

    private void begin(Watch started) {
        watch = Optional.of(started);
        node.host().daemons().onChange(this::daemonChanged);
        tend();
    }

    private void daemonChanged(DaemonStatus status) {
        if (status.name().equals(Tincd.NAME)) {
            context.runOnContext(told -> tend());
        }
    }

    /** Nobody waits for it, and it fails only where the node's store does, which others tell of. */
    private void tend() {
        if (!tending) {
            tending = true;
            told(overlay::tend).onComplete(done -> tending = false);
        }
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
