package org.cloudy.gateway.pages;

import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.Router;
import java.util.Map;
import org.cloudy.bus.capabilities.CapabilityState;

/** The pages of the monitoring beyond the one that all capabilities have. */
final class SnmpPages {
    static final String CAPABILITY = "snmp";
    static final String DEVICES = "devices";
    static final String RULES = "rules";
    static final Map<String, String> TABS = Map.of(DEVICES, "hdd-network", RULES, "bell");

    private SnmpPages() {}

    static void mount(Router router, EventBus bus, Renderer renderer) {
        CapabilityPages pages = new CapabilityPages(bus, CAPABILITY);
        new SnmpDevicesPage(pages, renderer).mount(router);
        new SnmpDevicePage(pages, renderer).mount(router);
        new SnmpRulesPage(pages, renderer).mount(router);
    }

    static String path(String page) {
        return CapabilityTile.href(CAPABILITY) + "/" + page;
    }

    /** Whether there is somebody to be asked about devices. */
    static boolean isOn(CapabilityTabs.Head head) {
        return head.summary().state() == CapabilityState.RUNNING;
    }
}
