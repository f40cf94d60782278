package org.cloudy.gateway.pages;

import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.cloudy.bus.Empty;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.CapabilityList;
import org.cloudy.bus.capabilities.MenuGroup;
import org.cloudy.bus.text.Messages;
import org.cloudy.gateway.Visitor;

/** The plugins of one menu, as cards. */
final class CapabilitiesPage {
    private final EventBus bus;
    private final Renderer renderer;

    CapabilitiesPage(EventBus bus, Renderer renderer) {
        this.bus = bus;
        this.renderer = renderer;
    }

    /** What the page shows; {@code elsewhere} is the other menu, for when this one is empty. */
    record View(
            List<CapabilityTile> capabilities,
            String leadKey,
            String emptyKey,
            String elsewhere,
            String elsewhereKey) {}

    /** A menu that shows capabilities. */
    enum Menu {
        COMMUNITY_CLOUD("/community-cloud"),
        NETWORK_SERVICES("/network-services"),
        SYSTEM("/system");

        private final String href;

        Menu(String href) {
            this.href = href;
        }

        static Menu of(MenuGroup group) {
            return valueOf(group.name());
        }

        String href() {
            return href;
        }

        /** Translation key of its name. */
        String key() {
            return "page.menu." + href.substring(1);
        }
    }

    void mount(Router router) {
        router.get(Menu.COMMUNITY_CLOUD.href())
                .handler(ctx -> show(ctx, MenuGroup.COMMUNITY_CLOUD, Menu.NETWORK_SERVICES));
        router.get(Menu.NETWORK_SERVICES.href())
                .handler(ctx -> show(ctx, MenuGroup.NETWORK_SERVICES, Menu.COMMUNITY_CLOUD));
    }

    private void show(RoutingContext ctx, MenuGroup group, Menu elsewhere) {
        Visitor visitor = Visitor.of(ctx);
        Menu menu = Menu.of(group);
        CapabilitiesContract.LIST
                .send(bus, Empty.EMPTY, visitor.caller())
                .map(list -> new View(
                        tiles(list, group),
                        menu.key() + ".lead",
                        menu.key() + ".empty",
                        elsewhere.href(),
                        elsewhere.key()))
                .onSuccess(view -> renderer.show(
                        ctx,
                        200,
                        "capabilities",
                        Messages.text(visitor.language(), menu.key(), java.util.Map.of()),
                        view))
                .onFailure(ctx::fail);
    }

    static List<CapabilityTile> tiles(CapabilityList list, MenuGroup group) {
        return list.capabilities().stream()
                .filter(summary -> summary.group() == group)
                .map(CapabilityTile::of)
                .toList();
    }
}
