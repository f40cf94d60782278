package org.cloudy.backup;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.Action;
import org.cloudy.bus.capabilities.ActionRequest;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.CapabilityName;
import org.cloudy.bus.capabilities.CapabilitySummary;
import org.cloudy.bus.capabilities.KeptFiles;
import org.cloudy.bus.capabilities.TakeBack;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobQuery;
import org.cloudy.bus.jobs.JobState;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.Futures;
import org.cloudy.platform.jobs.Jobs;

/** The manager of all plugins, as a job of a backup asks it. Blocks. */
final class Manager {
    private static final Duration DEADLINE = Duration.ofSeconds(35);

    private final EventBus bus;
    private final Jobs jobs;
    private final Map<Long, CountDownLatch> awaited = new ConcurrentHashMap<>();

    Manager(EventBus bus, Jobs jobs) {
        this.bus = bus;
        this.jobs = jobs;
    }

    /** Told of every job. */
    void changed(Job job) {
        CountDownLatch latch = awaited.get(job.id());
        if (latch != null && job.state().isOver()) {
            latch.countDown();
        }
    }

    /** What belongs in a backup, of all capabilities that are installed. */
    List<KeptFiles> all() {
        return await(CapabilitiesContract.LIST.send(bus, Empty.EMPTY)).capabilities().stream()
                .map(CapabilitySummary::name)
                .map(this::keptFiles)
                .filter(KeptFiles::installed)
                .toList();
    }

    /** What people call a capability; one that the node does not have goes by its name. */
    Text title(String name) {
        return await(CapabilitiesContract.LIST.send(bus, Empty.EMPTY)).capabilities().stream()
                .filter(capability -> capability.name().equals(name))
                .map(CapabilitySummary::title)
                .findFirst()
                .orElse(Text.verbatim(name));
    }

    /** @throws Failure NOT_FOUND */
    KeptFiles keptFiles(String name) {
        return await(CapabilitiesContract.KEPT_FILES.send(bus, new CapabilityName(name)));
    }

    /** Does something while the files of a capability are whole. */
    void whileHeld(String name, Runnable work) {
        CapabilityName which = new CapabilityName(name);
        try {
            over(await(CapabilitiesContract.HOLD.send(bus, which)));
            work.run();
        } finally {
            // Also of a job that somebody cancelled, even as it only waited for that: what stands still has to go on.
            boolean interrupted = Thread.interrupted();
            over(await(CapabilitiesContract.RELEASE.send(bus, which)));
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Puts back what lies ready in a stage. */
    void takeBack(String name, String stage) {
        over(await(CapabilitiesContract.TAKE_BACK.send(bus, new TakeBack(name, stage))));
    }

    void remove(String name) {
        over(await(CapabilitiesContract.ACT.send(bus, new ActionRequest(name, Action.REMOVE))));
    }

    /** Waits for a job; fails as it did. */
    private void over(Job job) {
        CountDownLatch latch = awaited.computeIfAbsent(job.id(), id -> new CountDownLatch(1));
        try {
            // It may have ended before anybody waited for it.
            changed(now(job));
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("cancelled");
        } finally {
            awaited.remove(job.id());
        }
        requireDone(now(job));
    }

    private Job now(Job job) {
        return jobs.get(new JobQuery(job.id(), Integer.MAX_VALUE)).job();
    }

    private static void requireDone(Job job) {
        if (job.failure() != null) {
            throw Failure.of(job.failure());
        } else if (job.state() != JobState.SUCCEEDED) {
            throw Failure.of(FailureCode.CONFLICT, "backup.job-cancelled", Map.of("job", String.valueOf(job.id())));
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return Futures.await(future, DEADLINE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("cancelled");
        }
    }
}
