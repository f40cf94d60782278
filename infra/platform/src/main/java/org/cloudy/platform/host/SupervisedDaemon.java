package org.cloudy.platform.host;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * One daemon that is kept up: {@code STOPPED → STARTING → RUNNING → (BACKING_OFF → STARTING)* → FAILED}. Whoever changes it
 * has its turn alone; its status can be asked at any time.
 */
final class SupervisedDaemon {
    private final String name;
    private final Supervision supervision;
    private final DaemonLog log;
    private final ReentrantLock turn = new ReentrantLock(true);

    private volatile boolean wanted;
    private volatile DaemonStatus status;
    private volatile @Nullable DaemonSpec spec;
    private @Nullable DaemonProcess process;
    private BackOff backOff;
    private boolean closed;

    SupervisedDaemon(String name, Supervision supervision) {
        this.name = name;
        this.supervision = supervision;
        this.log = new DaemonLog(supervision.folder(), name);
        this.backOff = backOff();
        this.status = new DaemonStatus(
                name, DaemonState.STOPPED, null, supervision.clock().instant(), 0, null);
    }

    /** Starts it, or restarts it if the specification is another; returns when it is ready. */
    void start(DaemonSpec asked) {
        turn.lock();
        try {
            if (closed) {
                throw Failure.of(FailureCode.UNAVAILABLE, "host.closed");
            }
            if (status.state() == DaemonState.RUNNING && asked.equals(spec) && isAlive()) {
                return;
            }
            end();
            spec = asked;
            backOff = backOff();
            wanted = true;
            launch(asked, 0);
        } catch (Failure failure) {
            wanted = false;
            fail(failure);
            throw failure;
        } catch (CancellationException cancelled) {
            wanted = false;
            become(DaemonState.STOPPED, 0, null);
            throw cancelled;
        } finally {
            turn.unlock();
        }
    }

    /** Ends it; cuts a start short that is under way. */
    void stop() {
        wanted = false;
        turn.lock();
        try {
            wanted = false;
            end();
            if (status.state() != DaemonState.STOPPED) {
                become(DaemonState.STOPPED, status.restarts(), null);
            }
        } finally {
            turn.unlock();
        }
    }

    /** Ends it for good. */
    void close() {
        wanted = false;
        turn.lock();
        try {
            closed = true;
            stop();
        } finally {
            turn.unlock();
        }
    }

    DaemonStatus status() {
        return status;
    }

    /** Whether it is up and found to listen on this TCP port. */
    boolean listens(int port) {
        DaemonSpec current = spec;
        return status.state() == DaemonState.RUNNING && current != null && current.has(port);
    }

    private void launch(DaemonSpec current, int restarts) {
        Integer port = current.readyPort();
        if (port != null && LocalPort.answers(port)) {
            throw Failure.of(FailureCode.CONFLICT, "host.port-taken", Map.of("port", port.toString()));
        }
        become(DaemonState.STARTING, restarts, null);
        DaemonProcess started = supervision.start(current, log);
        process = started;
        try {
            started.awaitReady(() -> wanted);
        } catch (Failure | CancellationException e) {
            end();
            throw e;
        }
        become(DaemonState.RUNNING, restarts, null);
        started.onEnd(() -> died(started));
    }

    private void died(DaemonProcess dead) {
        turn.lock();
        try {
            if (process == dead && wanted) {
                end();
                backOff(dead.lastWords(), dead.lived());
            }
        } finally {
            turn.unlock();
        }
    }

    private void backOff(Text reason, Duration lived) {
        int restarts = status.restarts();
        backOff.afterDeath(lived)
                .ifPresentOrElse(
                        pause -> {
                            become(DaemonState.BACKING_OFF, restarts, reason);
                            BackOff current = backOff;
                            supervision.later(pause, () -> again(current, restarts + 1));
                        },
                        () -> {
                            wanted = false;
                            become(DaemonState.FAILED, restarts, reason);
                        });
    }

    private void again(BackOff current, int restarts) {
        turn.lock();
        try {
            DaemonSpec last = spec;
            // Somebody may have stopped it, or started it anew, during the pause.
            if (wanted && backOff == current && process == null && last != null) {
                launch(last, restarts);
            }
        } catch (Failure failure) {
            backOff(reason(failure), Duration.ZERO);
        } catch (CancellationException stopped) {
            // By somebody who waits for this turn, and then tells the new state.
        } finally {
            turn.unlock();
        }
    }

    private void end() {
        DaemonProcess current = process;
        process = null;
        if (current != null) {
            current.end();
            supervision.leftovers().end(name);
        }
    }

    private boolean isAlive() {
        return process != null && process.isAlive();
    }

    private void fail(Failure failure) {
        if (!closed) {
            become(DaemonState.FAILED, 0, reason(failure));
        }
    }

    /** What it wrote says more than that it failed. */
    private static Text reason(Failure failure) {
        String lines = failure.problem().args().get("lines");
        return lines == null ? failure.problem().everywhere() : Text.verbatim(lines);
    }

    private void become(DaemonState state, int restarts, @Nullable Text reason) {
        DaemonProcess current = process;
        Long pid = current == null ? null : Long.valueOf(current.handle().pid());
        status = new DaemonStatus(name, state, pid, supervision.clock().instant(), restarts, reason);
        supervision.changes().accept(status);
    }

    private BackOff backOff() {
        return new BackOff(supervision.clock(), RandomGenerator.of("L64X128MixRandom"));
    }
}
