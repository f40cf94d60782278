package org.cloudy.platform.host;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;

/** One run of a daemon, from its start to its end. */
final class DaemonProcess {
    /** How long one without a port must stay up to be taken for started. */
    private static final Duration SETTLED = Duration.ofMillis(500);

    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration KILLED = Duration.ofSeconds(5);
    /** How long its last lines may be on their way, on a machine that has much else to do. */
    private static final Duration LAST_LINES = Duration.ofSeconds(5);

    private static final int LAST_WORDS = 12;

    private final DaemonSpec spec;
    private final Process process;
    private final Thread output;
    private final Tail tail = new Tail(LAST_WORDS);
    private final long started = System.nanoTime();

    private DaemonProcess(DaemonSpec spec, Process process, DaemonLog log) {
        this.spec = spec;
        this.process = process;
        this.output = ProcessOutput.read(process, line -> {
            tail.add(line);
            log.write(line);
        });
    }

    /** Starts it; not yet ready. */
    static DaemonProcess start(DaemonSpec spec, ProcessBuilder builder, Spawner spawner, DaemonLog log) {
        try {
            return new DaemonProcess(spec, spawner.start(builder), log);
        } catch (IOException e) {
            throw CommandRunner.unusable(spec.command().getFirst(), e);
        }
    }

    /**
     * Waits until it is ready.
     *
     * @throws Failure UNAVAILABLE with its last lines if it dies before, or takes too long
     * @throws CancellationException if it is wanted no more, or the thread was interrupted
     */
    void awaitReady(BooleanSupplier wanted) {
        while (!isReady()) {
            if (!wanted.getAsBoolean()) {
                throw new CancellationException(spec.name() + " is wanted no more");
            }
            if (hasEnded(LOOK)) {
                throw failure("host.daemon-died", Map.of("status", "" + process.exitValue()));
            }
            if (lived().compareTo(spec.startWithin()) > 0) {
                throw failure(
                        "host.daemon-not-ready",
                        Map.of("seconds", "" + spec.startWithin().toSeconds()));
            }
        }
    }

    private boolean isReady() {
        Integer port = spec.readyPort();
        return process.isAlive() && (port == null ? lived().compareTo(SETTLED) >= 0 : LocalPort.answers(port));
    }

    private boolean hasEnded(Duration within) {
        try {
            process.onExit().get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the start of " + spec.name() + " was cancelled");
        } catch (ExecutionException e) {
            throw new IllegalStateException("the end of a process cannot be waited for", e);
        }
    }

    private Failure failure(String key, Map<String, String> more) {
        Map<String, String> args = new HashMap<>(more);
        args.put("daemon", spec.name());
        List<String> lines = lastLines();
        if (lines.isEmpty()) {
            return Failure.of(FailureCode.UNAVAILABLE, key + "-silently", args);
        }
        args.put("lines", String.join("\n", lines));
        return Failure.of(FailureCode.UNAVAILABLE, key, args);
    }

    /** Ends it in order, by force after its grace period, and its children with it. Not to be interrupted. */
    void end() {
        List<ProcessHandle> tree = ProcessTree.of(process.toHandle());
        // Not by the process itself, which would close its output ahead of the last lines.
        process.toHandle().destroy();
        awaitEnd(spec.stopWithin());
        tree.forEach(ProcessHandle::destroyForcibly);
        ProcessTree.kill(process.toHandle());
        awaitEnd(KILLED);
        lastLines();
    }

    private void awaitEnd(Duration within) {
        process.onExit()
                .completeOnTimeout(process, within.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** Calls back, on a thread that may block, when it has ended. */
    void onEnd(Runnable callback) {
        Thread.startVirtualThread(() -> {
            process.onExit().join();
            callback.run();
        });
    }

    /** Its last lines; its exit status if it ended without a word. */
    Text lastWords() {
        List<String> lines = lastLines();
        return lines.isEmpty()
                ? Messages.everywhere("host.daemon-exit", Map.of("status", "" + process.exitValue()))
                : Text.verbatim(String.join("\n", lines));
    }

    private List<String> lastLines() {
        try {
            output.join(LAST_LINES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return tail.lines();
    }

    Duration lived() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }
}
