package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Empty;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.Role;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.CapabilityList;
import org.cloudy.bus.capabilities.CapabilityState;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.bus.discovery.ServiceInstance;
import org.cloudy.bus.jobs.JobList;
import org.cloudy.bus.jobs.JobsContract;
import org.cloudy.bus.notices.Notices;
import org.cloudy.bus.notices.NoticesContract;
import org.cloudy.bus.system.Load;
import org.cloudy.bus.system.NodeStatus;
import org.cloudy.bus.system.SystemContract;
import org.cloudy.gateway.Visitor;
import org.jspecify.annotations.Nullable;

/** The start page: this node, its micro cloud, what is offered near by, what goes on. */
final class DashboardPage {
    private static final int FEW = 5;
    private static final int NODES = 8;
    private static final int MOST_NOTICES = 10;

    private final EventBus bus;
    private final Catalogue catalogue;
    private final Renderer renderer;

    DashboardPage(EventBus bus, Catalogue catalogue, Renderer renderer) {
        this.bus = bus;
        this.catalogue = catalogue;
        this.renderer = renderer;
    }

    /** What the page shows; {@code node} is null for somebody who has not signed in. */
    record View(
            @Nullable NodeCard node,
            List<NodeRow> nodes,
            int members,
            boolean alone,
            List<ServiceRow> services,
            int serviceCount,
            List<CapabilityTile> capabilities,
            List<JobRow> jobs,
            List<NoticeRow> notices,
            int noticeCount,
            boolean nextSteps) {}

    /** What only those see who have signed in. */
    private record Inside(@Nullable NodeCard node, CapabilityList capabilities, JobList jobs, Notices notices) {
        static final Inside NOTHING =
                new Inside(null, new CapabilityList(List.of()), new JobList(List.of()), new Notices(List.of()));
    }

    void mount(Router router) {
        router.get("/").handler(this::show);
    }

    private void show(RoutingContext ctx) {
        Visitor visitor = Visitor.of(ctx);
        Future<List<ServiceInstance>> services = catalogue.services();
        Future<List<NodeView>> nodes = catalogue.nodes();
        Future<Map<NodeId, NodeView>> byId = catalogue.nodesById();
        Future<Inside> inside = inside(visitor);
        Future.all(services, nodes, byId, inside)
                .map(all -> view(services.result(), nodes.result(), byId.result(), inside.result(), visitor))
                .onSuccess(view -> renderer.show(ctx, 200, "dashboard", view))
                .onFailure(ctx::fail);
    }

    private Future<Inside> inside(Visitor visitor) {
        if (!visitor.may(Role.MEMBER)) {
            return Future.succeededFuture(Inside.NOTHING);
        }
        Future<NodeStatus> status = SystemContract.STATUS.send(bus, Empty.EMPTY, visitor.caller());
        Future<Load> load = SystemContract.LOAD.send(bus, Empty.EMPTY, visitor.caller());
        Future<CapabilityList> capabilities = CapabilitiesContract.LIST.send(bus, Empty.EMPTY, visitor.caller());
        Future<JobList> jobs = JobsContract.LIST.send(bus, Empty.EMPTY, visitor.caller());
        Future<Notices> notices =
                NoticesContract.LIST.send(bus, Empty.EMPTY, visitor.caller()).otherwise(new Notices(List.of()));
        return Future.all(status, load, capabilities, jobs, notices)
                .map(all -> new Inside(
                        NodeCard.of(status.result(), load.result(), visitor.language()),
                        capabilities.result(),
                        jobs.result(),
                        notices.result()));
    }

    private static View view(
            List<ServiceInstance> services,
            List<NodeView> nodes,
            Map<NodeId, NodeView> byId,
            Inside inside,
            Visitor visitor) {
        String language = visitor.language();
        List<CapabilityTile> installed = inside.capabilities().capabilities().stream()
                .filter(summary -> summary.state() != CapabilityState.AVAILABLE)
                .map(CapabilityTile::of)
                .toList();
        return new View(
                inside.node(),
                nodes.stream()
                        .limit(NODES)
                        .map(node -> NodeRow.of(node, language))
                        .toList(),
                nodes.size(),
                nodes.size() <= 1,
                nearest(services).stream()
                        .map(service -> ServiceRow.of(service, byId, language))
                        .toList(),
                services.size(),
                installed,
                inside.jobs().jobs().stream()
                        .limit(FEW)
                        .map(job -> JobRow.of(job, language))
                        .toList(),
                inside.notices().notices().stream()
                        .limit(MOST_NOTICES)
                        .map(notice -> NoticeRow.of(notice, language))
                        .toList(),
                inside.notices().notices().size(),
                visitor.isSignedIn() && installed.isEmpty());
    }

    private static List<ServiceInstance> nearest(List<ServiceInstance> services) {
        return services.stream()
                .sorted(Comparator.comparing(
                                ServiceInstance::rttMs, Comparator.nullsLast(Comparator.<Double>naturalOrder()))
                        .thenComparing(ServiceInstance::name))
                .limit(FEW)
                .toList();
    }
}
