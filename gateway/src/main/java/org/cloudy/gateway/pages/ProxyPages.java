package org.cloudy.gateway.pages;

import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.Router;
import java.util.Map;
import org.cloudy.bus.Failure;

/** The pages of the web proxy beyond the one that all capabilities have. */
final class ProxyPages {
    static final String CAPABILITY = "squid";

    /** The pages' icons, by the last part of their addresses. */
    static final Map<String, String> TABS = Map.of("peers", "diagram-3", "statistics", "graph-up", "users", "people");

    private ProxyPages() {}

    static void mount(Router router, EventBus bus, Renderer renderer) {
        CapabilityPages pages = new CapabilityPages(bus, CAPABILITY);
        new ProxyUsersPage(pages, renderer).mount(router);
        new ProxyPeersPage(pages, renderer).mount(router);
        new ProxyStatisticsPage(pages, renderer).mount(router);
    }

    static String path(String page) {
        return CapabilityTile.href(CAPABILITY) + "/" + page;
    }

    /** Whether the proxy is on: only then its further pages have something to show. */
    static boolean isOn(CapabilityTabs.Head head) {
        return switch (head.summary().state()) {
            case RUNNING, FAILED -> true;
            case AVAILABLE, INSTALLING, STOPPED -> false;
        };
    }

    /** Whether a failure is one that whoever sent a form can do something about on its page. */
    static boolean isForSender(Failure failure) {
        return switch (failure.code()) {
            case INVALID, CONFLICT, NOT_FOUND -> true;
            case FORBIDDEN, INTERNAL, UNAVAILABLE, TIMEOUT -> false;
        };
    }
}
