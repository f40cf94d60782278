package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.diagnosis.Diagnosis;
import org.cloudy.bus.diagnosis.DiagnosisContract;
import org.cloudy.bus.firewall.Firewall;
import org.cloudy.bus.firewall.FirewallContract;
import org.cloudy.bus.firewall.FirewallState;
import org.cloudy.bus.firewall.OpenPort;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.logs.LogEntry;
import org.cloudy.bus.logs.LogLevel;
import org.cloudy.bus.logs.LogPage;
import org.cloudy.bus.logs.LogSources;
import org.cloudy.bus.logs.LogsContract;
import org.cloudy.bus.notices.Notice;
import org.cloudy.bus.notices.Notices;
import org.cloudy.bus.notices.NoticesContract;
import org.cloudy.bus.power.PowerContract;
import org.cloudy.bus.power.PowerState;
import org.cloudy.bus.text.Text;
import org.cloudy.bus.updates.AutomaticUpdates;
import org.cloudy.bus.updates.Changelog;
import org.cloudy.bus.updates.PackageUpdate;
import org.cloudy.bus.updates.UpdateList;
import org.cloudy.bus.updates.UpdatesContract;
import org.jspecify.annotations.Nullable;

/** Serves what keeps a node well, from values that a test may change, and remembers what was asked to change. */
final class FakeUpkeep {
    private final List<Record> asked;
    private final List<Job> jobs;

    @Nullable
    String command;

    final List<Notice> notices = new ArrayList<>();

    FirewallState firewall = FirewallState.OFF;

    /** What the package manager waits for before it tells what there is. */
    Future<Void> apt = Future.succeededFuture();

    FakeUpkeep(List<Record> asked, List<Job> jobs) {
        this.asked = asked;
        this.jobs = jobs;
    }

    Future<?> serve(EventBus bus) {
        return Future.all(List.of(
                NoticesContract.LIST.serve(bus, nothing -> Future.succeededFuture(new Notices(List.copyOf(notices)))),
                UpdatesContract.LIST.serve(bus, nothing -> apt.map(ready -> updates())),
                UpdatesContract.CHANGELOG.serve(bus, which -> changelog(which.name())),
                UpdatesContract.REFRESH.serve(bus, nothing -> note(nothing, jobs.get(0))),
                UpdatesContract.APPLY.serve(bus, wish -> note(wish, jobs.get(0))),
                UpdatesContract.AUTOMATIC.serve(
                        bus, wish -> note(wish, updates().automatic())),
                LogsContract.SOURCES.serve(
                        bus, nothing -> Future.succeededFuture(new LogSources(List.of("node", "squid.proxy")))),
                LogsContract.SEARCH.serve(bus, search -> note(search, logs())),
                DiagnosisContract.RUN.serve(bus, nothing -> Future.succeededFuture(diagnosis())),
                DiagnosisContract.REPAIR.serve(bus, wish -> note(wish, jobs.get(0))),
                PowerContract.STATE.serve(
                        bus,
                        nothing -> Future.succeededFuture(
                                new PowerState(Failure.of(FailureCode.UNAVAILABLE, "failure.nobody-serves")
                                        .problem()
                                        .everywhere()))),
                PowerContract.ACT.serve(bus, wish -> note(wish, Empty.EMPTY)),
                FirewallContract.STATUS.serve(bus, nothing -> Future.succeededFuture(state())),
                FirewallContract.TRY.serve(bus, nothing -> turn(FirewallState.TRIAL)),
                FirewallContract.CONFIRM.serve(bus, nothing -> turn(FirewallState.ON)),
                FirewallContract.OFF.serve(bus, nothing -> turn(FirewallState.OFF))));
    }

    private <R> Future<R> note(Record request, R reply) {
        asked.add(request);
        return Future.succeededFuture(reply);
    }

    private Future<Firewall> turn(FirewallState next) {
        firewall = next;
        return Future.succeededFuture(state());
    }

    private Firewall state() {
        return new Firewall(
                firewall,
                firewall == FirewallState.TRIAL ? Sample.NOW.plus(Duration.ofSeconds(42)) : null,
                null,
                List.of(
                        new OpenPort(22, "tcp", Text.verbatim("SSH")),
                        new OpenPort(7443, "tcp", Text.verbatim("HTTPS")),
                        new OpenPort(3128, "tcp", Text.verbatim("Squid"))),
                "cloudy0");
    }

    private UpdateList updates() {
        return new UpdateList(
                "1.0.0",
                List.of(
                        new PackageUpdate(
                                "libssl3",
                                "3.0.16-1~deb12u1",
                                "3.0.17-1~deb12u3",
                                2_033_724,
                                true,
                                "Secure Sockets Layer toolkit - shared libraries"),
                        new PackageUpdate("squid", "5.7-2+deb12u2", "5.7-2+deb12u6", 0, false, Sample.HOSTILE)),
                Sample.NOW.minus(Duration.ofHours(3)),
                command,
                new AutomaticUpdates(true, Sample.NOW.minus(Duration.ofHours(3)), 12L, Text.verbatim("libssl3")));
    }

    private static Future<Changelog> changelog(String name) {
        return name.equals("libssl3")
                ? Future.succeededFuture(new Changelog(name, "openssl (3.0.17-1~deb12u3) " + Sample.HOSTILE))
                : Future.failedFuture(
                        Failure.of(FailureCode.UNAVAILABLE, "failure.received", Map.of("message", "No news.")));
    }

    private static LogPage logs() {
        return new LogPage(
                List.of(
                        new LogEntry(
                                "node", Sample.NOW.minusSeconds(60), LogLevel.INFO, "[main] o.c.node.Node Started"),
                        new LogEntry(
                                "squid.proxy",
                                Sample.NOW.minusSeconds(30),
                                LogLevel.WARNING,
                                "1763 GET " + Sample.HOSTILE),
                        new LogEntry(
                                "node",
                                Sample.NOW.minusSeconds(10),
                                LogLevel.ERROR,
                                "[vert.x-1] o.c.s.Squid It broke\njava.lang.IllegalStateException\n\tat x.Y.z(Y.java:1)")),
                true);
    }

    private static Diagnosis diagnosis() {
        return new Diagnosis(List.of(
                new Diagnosis.PartFindings(
                        "node",
                        Text.verbatim("casa-marta"),
                        List.of(check("disk", Health.PASSING, false), check("clock", Health.WARNING, false))),
                new Diagnosis.PartFindings(
                        "squid", Text.verbatim("Squid"), List.of(check("proxy", Health.CRITICAL, true)))));
    }

    private static CheckResult check(String name, Health health, boolean repairable) {
        return new CheckResult(name, Text.verbatim(name), health, Text.verbatim("21 / 64 GB"), repairable);
    }
}
