package org.cloudy.upkeep;

import io.vertx.core.eventbus.EventBus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cloudy.bus.Empty;
import org.cloudy.bus.capabilities.Action;
import org.cloudy.bus.capabilities.ActionRequest;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.CapabilityDetail;
import org.cloudy.bus.capabilities.CapabilityName;
import org.cloudy.bus.capabilities.CapabilityState;
import org.cloudy.bus.capabilities.CapabilitySummary;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobQuery;
import org.cloudy.platform.Futures;
import org.cloudy.platform.jobs.Jobs;

/** The node's capabilities, as their manager tells of them. Methods block, and fail as its calls do. */
final class Capabilities {
    private static final Duration ANSWER = Duration.ofSeconds(40);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int ALL_LINES = Integer.MAX_VALUE;

    private final EventBus bus;
    private final Jobs jobs;

    Capabilities(EventBus bus, Jobs jobs) {
        this.bus = bus;
        this.jobs = jobs;
    }

    List<CapabilitySummary> installed() throws InterruptedException {
        return Futures.await(CapabilitiesContract.LIST.send(bus, Empty.EMPTY), ANSWER).capabilities().stream()
                .filter(each -> each.state() != CapabilityState.AVAILABLE)
                .filter(each -> each.state() != CapabilityState.INSTALLING)
                .toList();
    }

    /** Those that run, with all that is known of them. */
    List<CapabilityDetail> running() throws InterruptedException {
        List<CapabilityDetail> running = new ArrayList<>();
        for (CapabilitySummary each : installed()) {
            if (each.state() == CapabilityState.RUNNING) {
                running.add(Futures.await(CapabilitiesContract.GET.send(bus, new CapabilityName(each.name())), ANSWER));
            }
        }
        return running;
    }

    List<CheckResult> diagnose(String name) throws InterruptedException {
        return Futures.await(CapabilitiesContract.DIAGNOSE.send(bus, new CapabilityName(name)), ANSWER)
                .checks();
    }

    /** Repairs one, and waits for the end of that; the job as it ended. */
    Job repair(String name) throws InterruptedException {
        Job job = Futures.await(CapabilitiesContract.ACT.send(bus, new ActionRequest(name, Action.REPAIR)), ANSWER);
        Job now = job;
        while (!now.state().isOver()) {
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            now = jobs.get(new JobQuery(job.id(), ALL_LINES)).job();
        }
        return now;
    }
}
