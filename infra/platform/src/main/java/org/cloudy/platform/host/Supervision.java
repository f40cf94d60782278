package org.cloudy.platform.host;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What every supervised daemon needs of its node.
 *
 * @param folder of the logs
 * @param changes told of every change of a daemon's state
 */
record Supervision(
        Path folder,
        Launcher launcher,
        Spawner spawner,
        Mark mark,
        Leftovers leftovers,
        InstantSource clock,
        Consumer<DaemonStatus> changes) {

    DaemonProcess start(DaemonSpec spec, DaemonLog log) {
        DaemonProcess process = DaemonProcess.start(spec, launcher.of(spec, mark.of(spec.name())), spawner, log);
        leftovers.remember(spec.name(), process.handle());
        return process;
    }

    /** Runs something that may block, after a pause. */
    void later(Duration pause, Runnable work) {
        CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
                .execute(work);
    }
}
