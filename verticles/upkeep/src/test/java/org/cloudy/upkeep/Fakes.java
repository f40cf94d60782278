package org.cloudy.upkeep;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.ActionRequest;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.CapabilityDetail;
import org.cloudy.bus.capabilities.CapabilityList;
import org.cloudy.bus.capabilities.CapabilityState;
import org.cloudy.bus.capabilities.CapabilitySummary;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.capabilities.CheckResults;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.capabilities.MenuGroup;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.system.Load;
import org.cloudy.bus.system.SystemContract;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;
import org.cloudy.bus.updates.PackageUpdate;
import org.cloudy.platform.host.Updates;
import org.cloudy.platform.jobs.JobKind;
import org.cloudy.platform.jobs.Jobs;

/** What the verticle stands on, as far as tests without a process need it: a proxy, its manager, a package manager. */
final class Fakes implements Updates {
    static final PackageUpdate SSL = new PackageUpdate("libssl3", "3.0.16", "3.0.17", 2_033_724, true, "SSL");
    static final PackageUpdate SQUID = new PackageUpdate("squid", "5.7", "5.8", 1_000_000, false, "Proxy");

    final List<PackageUpdate> available = new CopyOnWriteArrayList<>(List.of(SSL, SQUID));
    final List<List<String>> applied = new CopyOnWriteArrayList<>();
    final List<String> repaired = new CopyOnWriteArrayList<>();
    final List<String> halfDone = new CopyOnWriteArrayList<>();
    volatile boolean root = true;
    volatile boolean broken;
    volatile boolean incurable;
    volatile boolean running = true;
    volatile boolean unreachable;

    record Name(String name) {}

    private final JobKind<Name> repair = new JobKind<>(
            "test.repair", Name.class, name -> Text.verbatim("repair"), JobKind.Recovery.FAIL, (name, progress) -> {
                repaired.add(name.name());
                broken = incurable;
            });

    Future<?> serve(EventBus bus, Jobs jobs) {
        jobs.register(repair);
        return Future.all(
                CapabilitiesContract.LIST.serve(
                        bus, asked -> Future.succeededFuture(new CapabilityList(List.of(summary())))),
                CapabilitiesContract.GET.serve(bus, asked -> Future.succeededFuture(detail())),
                CapabilitiesContract.DIAGNOSE.serve(
                        bus, asked -> Future.succeededFuture(new CheckResults("squid", List.of(check())))),
                CapabilitiesContract.ACT.serve(bus, (caller, asked) -> act(jobs, asked)),
                SystemContract.LOAD.serve(
                        bus,
                        asked -> Future.succeededFuture(new Load(
                                0.1, 2, 1_000_000_000L, 4_000_000_000L, 50_000_000_000L, 64_000_000_000L, 1))));
    }

    private Future<Job> act(Jobs jobs, ActionRequest asked) {
        return Future.succeededFuture(
                jobs.submit(repair, "capability:squid", new Name(asked.name()), org.cloudy.bus.Caller.NODE));
    }

    private CapabilitySummary summary() {
        return new CapabilitySummary(
                "squid",
                Text.verbatim("Web proxy"),
                Text.verbatim(""),
                MenuGroup.NETWORK_SERVICES,
                "globe2",
                running ? CapabilityState.RUNNING : CapabilityState.STOPPED,
                false,
                Health.PASSING,
                null);
    }

    private CapabilityDetail detail() {
        return new CapabilityDetail(
                summary(),
                Text.verbatim(""),
                List.of(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of("squid"),
                List.of(new CapabilityDetail.PortUse("http", 3128, "tcp")),
                List.of(),
                null,
                List.of(),
                null);
    }

    private CheckResult check() {
        return new CheckResult(
                "proxy",
                Text.verbatim("Daemon"),
                broken ? Health.CRITICAL : Health.PASSING,
                Text.verbatim("how it is"),
                broken);
    }

    @Override
    public List<PackageUpdate> available() {
        return List.copyOf(available);
    }

    @Override
    public Optional<Instant> refreshed() {
        return Optional.of(Instant.parse("2026-11-28T12:00:00Z"));
    }

    @Override
    public Optional<String> command(List<String> names) {
        return root ? Optional.empty() : Optional.of("sudo apt-get upgrade");
    }

    @Override
    public void refresh(Consumer<String> log) {
        if (unreachable) {
            throw Failure.of(FailureCode.UNAVAILABLE, "host.apt-not-refreshed", Map.of("lines", "no network"));
        }
        log.accept("Reading package lists...");
    }

    @Override
    public Optional<String> changelog(PackageUpdate update) {
        return update.equals(SSL) ? Optional.of("openssl (3.0.17) ...") : Optional.empty();
    }

    @Override
    public void apply(List<String> names, Consumer<String> log) {
        applied.add(names);
        List<PackageUpdate> done = new ArrayList<>(available);
        done.removeIf(update -> !names.isEmpty() && !names.contains(update.name()));
        done.forEach(update -> {
            log.accept("Unpacking " + update.name() + " (" + update.available() + ") ...");
            log.accept("Setting up " + update.name() + " (" + update.available() + ") ...");
        });
        available.removeAll(done);
    }

    @Override
    public List<String> halfDone() {
        return List.copyOf(halfDone);
    }

    @Override
    public void repair(Consumer<String> log) {
        halfDone.clear();
        log.accept(Messages.text("en", "upkeep.part.node", Map.of()));
    }
}
