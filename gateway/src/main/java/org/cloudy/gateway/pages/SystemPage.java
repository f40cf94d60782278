package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.cloudy.bus.Empty;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.CapabilityList;
import org.cloudy.bus.capabilities.MenuGroup;
import org.cloudy.bus.system.Load;
import org.cloudy.bus.system.NodeStatus;
import org.cloudy.bus.system.SystemContract;
import org.cloudy.gateway.Visitor;

/** The node itself, the pages of its menu, and what is there for those who look deeper. */
final class SystemPage {
    private final EventBus bus;
    private final Renderer renderer;

    SystemPage(EventBus bus, Renderer renderer) {
        this.bus = bus;
        this.renderer = renderer;
    }

    /** What the page shows; {@code capabilities} are those of the system's menu. */
    record View(
            NodeCard node, List<SystemMenu.Section> sections, List<Link> links, List<CapabilityTile> capabilities) {}

    /** A link with title and text under a translation key. */
    record Link(String href, String icon, String key) {}

    void mount(Router router) {
        router.get(SystemMenu.PATH).handler(this::show);
    }

    private void show(RoutingContext ctx) {
        Visitor visitor = Visitor.of(ctx);
        Future<NodeStatus> status = SystemContract.STATUS.send(bus, Empty.EMPTY, visitor.caller());
        Future<Load> load = SystemContract.LOAD.send(bus, Empty.EMPTY, visitor.caller());
        Future<CapabilityList> capabilities = CapabilitiesContract.LIST.send(bus, Empty.EMPTY, visitor.caller());
        Future.all(status, load, capabilities)
                .map(all -> new View(
                        NodeCard.of(status.result(), load.result(), visitor.language()),
                        SystemMenu.beyondOverview(visitor),
                        links(),
                        CapabilitiesPage.tiles(capabilities.result(), MenuGroup.SYSTEM)))
                .onSuccess(view -> renderer.show(ctx, 200, "system", view))
                .onFailure(ctx::fail);
    }

    private static List<Link> links() {
        return List.of(
                new Link("/jobs", "list-task", "page.system.link.jobs"),
                new Link(MicroCloudPage.PATH, "diagram-3", "page.system.link.nodes"),
                new Link("/metrics", "graph-up", "page.system.link.metrics"),
                new Link("/asyncapi.json", "code-slash", "page.system.link.asyncapi"),
                new Link("/health", "heart-pulse", "page.system.link.health"));
    }
}
