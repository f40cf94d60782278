package org.cloudy.snmp;

import io.vertx.core.Context;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cloudy.bus.snmp.SnmpContract;
import org.cloudy.platform.NodeContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the monitoring while it is on. */
final class SnmpVerticle implements Deployable {
    private static final Logger LOG = LoggerFactory.getLogger(SnmpVerticle.class);
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    private static final Duration TICK = Duration.ofMillis(500);

    private final NodeContext node;
    private final Live live;
    private final Duration period;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Long> timers = new ArrayList<>();
    private @Nullable Monitoring monitoring;

    SnmpVerticle(NodeContext node, Live live) {
        this(node, live, PERIOD);
    }

    /** @param period how often a device is asked */
    SnmpVerticle(NodeContext node, Live live, Duration period) {
        this.node = node;
        this.live = live;
        this.period = period;
    }

    @Override
    public Future<?> deploy(Context context) {
        return call(() -> new Monitoring(node, live, period)).compose(opened -> {
            monitoring = opened;
            every(context.owner(), BETWEEN_LOOKS, opened::look);
            every(context.owner(), TICK, opened::tick);
            return serve(context.owner().eventBus(), opened);
        });
    }

    private Future<?> serve(EventBus bus, Monitoring opened) {
        return Future.all(List.of(
                SnmpContract.DEVICES.serve(bus, all -> call(opened::devices)),
                SnmpContract.DEVICE.serve(bus, which -> call(() -> opened.device(which))),
                SnmpContract.ADD.serve(bus, wanted -> call(() -> opened.add(wanted))),
                SnmpContract.REMOVE.serve(bus, which -> call(() -> opened.remove(which))),
                SnmpContract.GRAPH.serve(bus, query -> call(() -> opened.graph(query))),
                SnmpContract.RULES.serve(bus, all -> call(opened::rules)),
                SnmpContract.ADD_RULE.serve(bus, wanted -> call(() -> opened.add(wanted))),
                SnmpContract.REMOVE_RULE.serve(bus, which -> call(() -> opened.remove(which)))));
    }

    private <T> Future<T> call(Callable<T> work) {
        Promise<T> result = Promise.promise();
        threads.execute(() -> {
            try {
                result.complete(work.call());
            } catch (Exception e) {
                result.fail(e);
            }
        });
        return result.future();
    }

    /** At once and then again and again, but never while it is still at it. */
    private void every(Vertx vertx, Duration interval, Runnable work) {
        AtomicBoolean busy = new AtomicBoolean();
        timers.add(vertx.setPeriodic(1, interval.toMillis(), timer -> {
            if (busy.compareAndSet(false, true)) {
                background(work, busy);
            }
        }));
    }

    private void background(Runnable work, AtomicBoolean busy) {
        try {
            threads.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    LOG.error("the monitoring is held up", e);
                } finally {
                    busy.set(false);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("the monitoring stops", e);
        }
    }

    @Override
    public Future<?> undeploy(Context context) {
        timers.forEach(context.owner()::cancelTimer);
        Monitoring opened = monitoring;
        return opened == null
                ? Future.succeededFuture()
                : call(() -> {
                            opened.close();
                            return true;
                        })
                        .onComplete(closed -> threads.shutdownNow());
    }
}
