package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Role;
import org.cloudy.bus.capabilities.Action;
import org.cloudy.bus.capabilities.ActionRequest;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.CapabilityDetail;
import org.cloudy.bus.capabilities.CapabilityList;
import org.cloudy.bus.capabilities.CapabilityState;
import org.cloudy.bus.capabilities.CapabilitySummary;
import org.cloudy.bus.capabilities.Configuration;
import org.cloudy.bus.capabilities.LogLines;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.bus.discovery.Nodes;
import org.cloudy.bus.discovery.ServiceInstance;
import org.cloudy.bus.discovery.Services;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobDetail;
import org.cloudy.bus.jobs.JobList;
import org.cloudy.bus.jobs.JobsContract;
import org.cloudy.bus.system.Account;
import org.cloudy.bus.system.Load;
import org.cloudy.bus.system.NodeState;
import org.cloudy.bus.system.NodeStatus;
import org.cloudy.bus.system.SetupState;
import org.cloudy.bus.system.SystemContract;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;

/** Serves all that pages ask for, from lists that a test may change, and remembers what was asked to change. */
final class FakeBus {
    final List<ServiceInstance> services = new ArrayList<>(Sample.services());
    final List<NodeView> nodes = new ArrayList<>(Sample.nodes());
    final List<CapabilitySummary> capabilities = new ArrayList<>(Sample.capabilities());
    final List<Job> jobs = new ArrayList<>(Sample.jobs());
    final List<Record> asked = new ArrayList<>();
    final FakeMicroCloud microCloud = new FakeMicroCloud(asked, jobs);
    private final FakePeople people = new FakePeople(asked);
    final FakeUpkeep upkeep = new FakeUpkeep(asked, jobs);
    final FakeProxy proxy = new FakeProxy(asked);
    final FakeSearch search = new FakeSearch(asked);

    Future<Void> serve(EventBus bus) {
        return Future.all(List.of(
                        microCloud.serve(bus),
                        new FakePlugins(asked).serve(bus),
                        new FakeBackups(asked, jobs).serve(bus),
                        people.serve(bus),
                        upkeep.serve(bus),
                        proxy.serve(bus),
                        new FakeMonitoring(asked).serve(bus),
                        search.serve(bus),
                        DiscoveryContract.FIND.serve(bus, query -> done(new Services(services))),
                        DiscoveryContract.NODES.serve(bus, query -> done(new Nodes(nodes))),
                        SystemContract.STATUS.serve(bus, query -> done(status())),
                        SystemContract.LOAD.serve(bus, query -> done(load())),
                        SystemContract.SETUP_STATE.serve(bus, query -> done(new SetupState(true, "casa-marta", "en"))),
                        SystemContract.SETUP.serve(bus, setup -> {
                            asked.add(setup);
                            return setup.password().length() < 10
                                    ? failed(Failure.invalid(List.of(
                                            FieldProblem.of(
                                                    "nodeName",
                                                    "failure.received",
                                                    Map.of("message", "Letters, digits and hyphens only.")),
                                            FieldProblem.of(
                                                    "password",
                                                    "failure.received",
                                                    Map.of("message", "At least 10 characters.")))))
                                    : done(new Account(setup.user(), Role.ADMIN, setup.language()));
                        }),
                        CapabilitiesContract.LIST.serve(bus, query -> done(new CapabilityList(capabilities))),
                        CapabilitiesContract.GET.serve(bus, query -> capability(query.name())),
                        CapabilitiesContract.ACT.serve(bus, this::act),
                        CapabilitiesContract.CONFIGURE.serve(bus, this::configure),
                        CapabilitiesContract.LOG.serve(bus, query -> done(new LogLines(log()))),
                        JobsContract.LIST.serve(bus, query -> done(new JobList(jobs))),
                        JobsContract.GET.serve(
                                bus, query -> job(query.id()).map(job -> new JobDetail(job, Sample.lines(job.id())))),
                        JobsContract.CANCEL.serve(bus, query -> job(query.id()))))
                .mapEmpty();
    }

    /** Lets a capability be in another state. */
    void become(String name, CapabilityState state) {
        capabilities.replaceAll(summary -> summary.name().equals(name)
                ? new CapabilitySummary(
                        name,
                        summary.title(),
                        summary.summary(),
                        summary.group(),
                        summary.icon(),
                        state,
                        summary.published(),
                        summary.health(),
                        summary.job())
                : summary);
    }

    private Future<Job> act(ActionRequest request) {
        asked.add(request);
        return request.action() == Action.STOP
                ? failed(Failure.of(
                        FailureCode.CONFLICT,
                        "failure.received",
                        Map.of("message", "Job 14 works on it already. Wait until it has ended.")))
                : done(jobs.get(0));
    }

    private Future<Job> configure(Configuration configuration) {
        asked.add(configuration);
        return configuration.settings().get("port") instanceof Number port && port.intValue() >= 1024
                ? done(jobs.get(0))
                : failed(Failure.invalid(List.of(FieldProblem.of(
                        "port", "failure.received", Map.of("message", "A number from 1,024 to 65,535 is wanted.")))));
    }

    private Future<CapabilityDetail> capability(String name) {
        return capabilities.stream()
                .filter(summary -> summary.name().equals(name))
                .findFirst()
                .map(summary -> done(Sample.detail(summary, actions(summary.state()), reason(summary.state()))))
                .orElseGet(() -> failed(Failure.of(
                        FailureCode.NOT_FOUND,
                        "failure.received",
                        Map.of("message", "There is no capability of this name."))));
    }

    private static List<Action> actions(CapabilityState state) {
        return switch (state) {
            case AVAILABLE -> List.of(Action.INSTALL);
            case INSTALLING -> List.of();
            case STOPPED -> List.of(Action.START, Action.REMOVE);
            case RUNNING -> List.of(Action.WITHDRAW, Action.STOP, Action.REPAIR, Action.REMOVE);
            case FAILED -> List.of(Action.START, Action.REPAIR, Action.REMOVE);
        };
    }

    private static @Nullable Text reason(CapabilityState state) {
        String lines =
                "named: listening on 0.0.0.0#53: address in use\nnamed: unable to listen on any configured interfaces\nnamed: exiting (due to fatal error)";
        return state == CapabilityState.FAILED
                ? Messages.everywhere("host.daemon-died", Map.of("daemon", "named", "status", "1", "lines", lines))
                : null;
    }

    private Future<Job> job(long id) {
        return jobs.stream()
                .filter(job -> job.id() == id)
                .findFirst()
                .map(FakeBus::done)
                .orElseGet(() -> failed(
                        Failure.of(FailureCode.NOT_FOUND, "failure.received", Map.of("message", "No such job."))));
    }

    private NodeStatus status() {
        return new NodeStatus(
                Sample.SELF, "casa-marta", "1.0.0", "barcelona-est", nodes.size(), NodeState.READY, List.of());
    }

    private static Load load() {
        return new Load(0.62, 4, 2_910_000_000L, 8_200_000_000L, 9_400_000_000L, 64_000_000_000L, 1_049_000);
    }

    private static List<String> log() {
        return List.of(
                "2026/11/20 18:12:04| Starting Squid Cache version 6.12 for x86_64-pc-linux-gnu...",
                "2026/11/20 18:12:04| Accepting HTTP Socket connections at conn3 local=10.1.24.7:3128 remote=[::] FD 12 flags=9",
                "2026/11/20 18:12:05| storeLateRelease: released 0 objects",
                "1763662330.118    214 10.1.24.31 TCP_MISS/200 15480 GET http://ca.wikipedia.org/ marta HIER_DIRECT/185.15.59.224 text/html",
                "1763662331.502      1 10.1.24.12 TCP_MEM_HIT/200 15480 GET http://ca.wikipedia.org/ - HIER_NONE/- text/html");
    }

    private static <R> Future<R> done(R reply) {
        return Future.succeededFuture(reply);
    }

    private static <R> Future<R> failed(Failure failure) {
        return Future.failedFuture(failure);
    }
}
