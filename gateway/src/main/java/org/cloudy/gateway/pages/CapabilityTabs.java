package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cloudy.bus.Caller;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.CapabilityName;
import org.cloudy.bus.capabilities.CapabilitySummary;

/** The pages that some capabilities have beside the one that all have; they lie below its address. */
final class CapabilityTabs {
    /** By capability the last part of each page's address, and its icon; {@code page.tab.<part>} names it. */
    private static final Map<String, Map<String, String>> MORE = Map.of(
            DnsPages.CAPABILITY,
            DnsPages.TABS,
            ProxyPages.CAPABILITY,
            ProxyPages.TABS,
            SnmpPages.CAPABILITY,
            SnmpPages.TABS);

    private static final String OVERVIEW = "overview";

    private CapabilityTabs() {}

    record Tab(String href, String key, String icon, boolean current) {}

    /** What stands above such a page: of which capability it is, and the others of it. */
    record Head(CapabilitySummary summary, List<Tab> tabs) {
        public String href() {
            return CapabilityTile.href(summary.name());
        }
    }

    /** All pages of a capability, or none where the overview is the only one. */
    static List<Tab> of(CapabilitySummary summary) {
        return of(summary, OVERVIEW);
    }

    /** What stands above one of its further pages. NOT_FOUND where the node has no such capability. */
    static Future<Head> head(EventBus bus, Caller caller, String capability, String current) {
        return CapabilitiesContract.GET
                .send(bus, new CapabilityName(capability), caller)
                .map(detail -> new Head(detail.summary(), of(detail.summary(), current)));
    }

    private static List<Tab> of(CapabilitySummary summary, String current) {
        Map<String, String> more = MORE.getOrDefault(summary.name(), Map.of());
        if (more.isEmpty() || !CapabilityView.isInstalled(summary.state())) {
            return List.of();
        }
        String href = CapabilityTile.href(summary.name());
        return Stream.concat(
                        Stream.of(new Tab(href, "page.tab.overview", "grid-1x2", current.equals(OVERVIEW))),
                        more.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(page -> new Tab(
                                        href + "/" + page.getKey(),
                                        "page.tab." + page.getKey(),
                                        page.getValue(),
                                        current.equals(page.getKey()))))
                .toList();
    }
}
