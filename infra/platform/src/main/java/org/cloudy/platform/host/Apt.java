package org.cloudy.platform.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * apt and dpkg as a program calls them: they ask nothing, keep what the administrator wrote, and wait two minutes for another
 * program that changes packages. apt ignores that its reader is gone, so that a change goes on when the node dies.
 */
final class Apt {
    private static final Duration QUERY = Duration.ofMinutes(1);
    private static final Duration CHANGE = Duration.ofMinutes(30);
    private static final int LOCKED_SECONDS = 120;
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int MOST_LINES = 50_000;

    private final DebianPackages.Runner runner;
    private final Map<String, String> environment;
    private final Duration patience;
    private final ReentrantLock turn = new ReentrantLock();

    Apt(DebianPackages.Runner runner) {
        this(runner, Map.of(), Duration.ofSeconds(LOCKED_SECONDS));
    }

    /**
     * With an environment of its own, as {@code APT_CONFIG}.
     *
     * @param patience how long another program is waited for
     */
    Apt(DebianPackages.Runner runner, Map<String, String> environment, Duration patience) {
        this.runner = runner;
        this.environment = environment;
        this.patience = patience;
    }

    /** Held by whoever changes packages: one at a time on a node. */
    ReentrantLock turn() {
        return turn;
    }

    /** apt-get, that changes packages. */
    CommandResult change(List<String> arguments, Consumer<String> log) {
        List<String> all =
                new ArrayList<>(List.of("apt-get", "-q", "-o", "DPkg::Lock::Timeout=" + patience.toSeconds()));
        // A question about a changed configuration file would wait for ever: what the administrator wrote stays.
        all.addAll(List.of("-o", "Dpkg::Options::=--force-confdef", "-o", "Dpkg::Options::=--force-confold"));
        all.addAll(arguments);
        return run(all, CHANGE, log);
    }

    /** {@code apt-get update}; for the lock of its lists apt does not wait by itself. */
    CommandResult update(Consumer<String> log) {
        long deadline = System.nanoTime() + patience.toNanos();
        CommandResult result = change(List.of("update"), log);
        while (isLocked(result) && System.nanoTime() < deadline) {
            pause();
            result = change(List.of("update"), log);
        }
        return result;
    }

    /** {@code dpkg --configure -a}: finishes what an interrupted run left half done. */
    CommandResult configure(Consumer<String> log) {
        return run(List.of("dpkg", "--configure", "-a"), CHANGE, log);
    }

    /** All that a command writes which changes nothing. */
    Answer query(List<String> command) {
        List<String> lines = new ArrayList<>();
        CommandResult result = run(command, QUERY, line -> {
            if (lines.size() < MOST_LINES) {
                lines.add(line);
            }
        });
        return new Answer(result.succeeded(), lines.isEmpty() ? result.output() : List.copyOf(lines));
    }

    /** What a query wrote, to either stream. */
    record Answer(boolean succeeded, List<String> lines) {}

    static boolean isLocked(CommandResult result) {
        return says(result, "Could not get lock") || says(result, "lock was locked by another process");
    }

    static boolean says(CommandResult result, String words) {
        return !result.succeeded() && result.output().stream().anyMatch(line -> line.contains(words));
    }

    private CommandResult run(List<String> arguments, Duration deadline, Consumer<String> log) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("DEBIAN_FRONTEND", "noninteractive");
        return runner.run(new Command(arguments, deadline, null, null, all), log);
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the package manager is not waited for any more");
        }
    }
}
