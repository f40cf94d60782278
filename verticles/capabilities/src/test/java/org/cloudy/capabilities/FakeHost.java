package org.cloudy.capabilities;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.host.Command;
import org.cloudy.platform.host.CommandResult;
import org.cloudy.platform.host.DaemonSpec;
import org.cloudy.platform.host.DaemonState;
import org.cloudy.platform.host.DaemonStatus;
import org.cloudy.platform.host.Daemons;
import org.cloudy.platform.host.Host;
import org.cloudy.platform.host.Packages;
import org.jspecify.annotations.Nullable;

/** A machine whose daemons are states in a map. */
final class FakeHost implements Host, Daemons {
    private final Map<String, DaemonStatus> daemons = new ConcurrentHashMap<>();
    private final CountDownLatch slow = new CountDownLatch(1);
    private final List<Consumer<DaemonStatus>> listeners = new CopyOnWriteArrayList<>();

    /** Waits until somebody starts a daemon with the option {@code --slow}, which takes for ever. */
    void awaitSlow() {
        try {
            assertThat(slow.await(Bench.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void never() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new CancellationException("interrupted");
        }
    }

    @Override
    public Packages packages() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Daemons daemons() {
        return this;
    }

    @Override
    public CommandResult run(Command command) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void start(DaemonSpec spec) {
        if (spec.command().contains("--slow")) {
            slow.countDown();
            never();
        }
        if (spec.command().contains("--broken")) {
            become(spec.name(), DaemonState.FAILED, "no such option");
            throw Failure.of(FailureCode.UNAVAILABLE, "no such option");
        }
        become(spec.name(), DaemonState.RUNNING, null);
    }

    @Override
    public void signal(String name, String signal) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void stop(String name) {
        become(name, DaemonState.STOPPED, null);
    }

    @Override
    public DaemonStatus status(String name) {
        return daemons.getOrDefault(name, status(name, DaemonState.STOPPED, null));
    }

    @Override
    public List<String> log(String name, int lines) {
        List<String> log = List.of("one of " + name, "two of " + name);
        return log.subList(Math.max(0, log.size() - lines), log.size());
    }

    @Override
    public void onChange(Consumer<DaemonStatus> listener) {
        listeners.add(listener);
    }

    /** The node gives a daemon up. */
    void giveUp(String name, String reason) {
        become(name, DaemonState.FAILED, reason);
    }

    /** What a crash of the node leaves of its daemons: nothing. */
    void reset() {
        daemons.clear();
        listeners.clear();
    }

    private void become(String name, DaemonState state, @Nullable String reason) {
        DaemonStatus status = status(name, state, reason);
        daemons.put(name, status);
        listeners.forEach(listener -> listener.accept(status));
    }

    private static DaemonStatus status(String name, DaemonState state, @Nullable String reason) {
        return new DaemonStatus(name, state, null, Instant.EPOCH, 0, reason == null ? null : Text.verbatim(reason));
    }
}
