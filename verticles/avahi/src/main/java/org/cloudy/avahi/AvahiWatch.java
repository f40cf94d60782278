package org.cloudy.avahi;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cloudy.platform.dnssd.Responder;
import org.cloudy.platform.dnssd.Sightings;
import org.cloudy.platform.dnssd.SystemResponder;
import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the daemon: where there is no system bus it looks for one again and again; on the bus it is told when the daemon comes
 * and goes.
 */
final class AvahiWatch implements SystemResponder.Watch {
    private static final Logger LOG = LoggerFactory.getLogger(AvahiWatch.class);
    private static final long AGAIN_SECONDS = 5;

    private final Executor executor;
    private final Sightings sightings;
    private final Consumer<Optional<Responder>> onChange;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("avahi").factory());

    // Of the thread above.
    private Optional<AvahiBus> bus = Optional.empty();
    private Optional<String> owner = Optional.empty();
    private boolean told;

    AvahiWatch(Executor executor, Sightings sightings, Consumer<Optional<Responder>> onChange) {
        this.executor = executor;
        this.sightings = sightings;
        this.onChange = onChange;
    }

    void start() {
        thread.execute(this::connect);
    }

    @Override
    public void close() {
        execute(this::disconnect);
        thread.shutdown();
    }

    private void connect() {
        try {
            AvahiBus opened = AvahiBus.open(new IDisconnectCallback() {
                @Override
                public void disconnectOnError(IOException cause) {
                    execute(AvahiWatch.this::lost);
                }
            });
            bus = Optional.of(opened);
            opened.watchOwner(now -> execute(() -> owned(opened, now)));
            owned(opened, opened.owner());
        } catch (DBusException | DBusExecutionException e) {
            LOG.debug("no system bus", e);
            lost();
        }
    }

    private void lost() {
        disconnect();
        if (owner.isPresent() || !told) {
            tell(Optional::empty);
        }
        owner = Optional.empty();
        CompletableFuture.delayedExecutor(AGAIN_SECONDS, TimeUnit.SECONDS, this::execute)
                .execute(this::connect);
    }

    private void disconnect() {
        bus.ifPresent(AvahiBus::close);
        bus = Optional.empty();
    }

    /** The daemon has this name on the bus now, or there is none. */
    private void owned(AvahiBus on, Optional<String> now) {
        boolean current = bus.filter(on::equals).isPresent();
        if (current && (!told || !owner.equals(now))) {
            owner = now;
            tell(() -> now.flatMap(name -> open(on, name)));
        }
    }

    private Optional<Responder> open(AvahiBus on, String name) {
        try {
            return Optional.of(AvahiResponder.open(on, name, executor, sightings));
        } catch (DBusException | DBusExecutionException e) {
            LOG.warn("Avahi does not answer", e);
            return Optional.empty();
        }
    }

    private void tell(Supplier<Optional<Responder>> now) {
        told = true;
        executor.execute(() -> onChange.accept(now.get()));
    }

    private void execute(Runnable task) {
        if (!thread.isShutdown()) {
            thread.execute(task);
        }
    }
}
