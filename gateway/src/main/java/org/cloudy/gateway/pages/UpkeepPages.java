package org.cloudy.gateway.pages;

import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.Router;
import java.time.Clock;

/** The pages of what keeps a node well. */
record UpkeepPages(EventBus bus, Renderer renderer, Clock clock) {
    void mount(Router router) {
        new UpdatesPage(bus, renderer, clock).mount(router);
        new LogsPage(bus, renderer, clock).mount(router);
        new DiagnosisPage(bus, renderer, clock).mount(router);
        new FirewallPage(bus, renderer, clock).mount(router);
        new PowerPage(bus, renderer).mount(router);
    }
}
