package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.cloudy.gateway.Templates;

/** All pages of a node. */
public final class WebPages {
    private final EventBus bus;
    private final Clock clock;
    private final OwnCloud cloud;
    private final Catalogue catalogue;
    private final Renderer renderer;

    /** @param assets the address of a style, script or picture, by its name */
    public WebPages(Vertx vertx, Clock clock, UnaryOperator<String> assets) {
        this.bus = vertx.eventBus();
        this.clock = clock;
        this.cloud = new OwnCloud(bus, clock);
        this.catalogue = new Catalogue(bus, clock, cloud);
        Future<Engine> engine = vertx.executeBlocking(() -> prepared(assets, clock));
        this.renderer = new Renderer(engine, catalogue);
    }

    private static Engine prepared(UnaryOperator<String> assets, Clock clock) {
        Engine engine = new Engine(assets, clock);
        engine.prepare();
        return engine;
    }

    /** What turns a template into a page, also for the pages that the doors themselves show. */
    public Templates templates() {
        return renderer;
    }

    /**
     * Adds the routes of all pages.
     *
     * @param entrance where somebody is signed in who has just set the node up, or changed his password
     */
    public void mount(Router router, Entrance entrance) {
        catalogue.follow();
        cloud.follow();
        cloud.mount(router);
        new DashboardPage(bus, catalogue, renderer).mount(router);
        mountSearch(router);
        new NodesPage(catalogue, renderer).mount(router);
        new MicroCloudPage(bus, renderer, clock).mount(router);
        new CapabilitiesPage(bus, renderer).mount(router);
        new CapabilityPage(bus, renderer, clock).mount(router);
        new RemovalPage(bus, renderer).mount(router);
        new DnsPages(bus, renderer).mount(router);
        new PluginsPage(bus, renderer).mount(router);
        ProxyPages.mount(router, bus, renderer);
        SnmpPages.mount(router, bus, renderer);
        new JobsPage(bus, renderer).mount(router);
        new SystemPage(bus, renderer).mount(router);
        new NamePage(bus, renderer).mount(router);
        new AccountPage(bus, renderer, entrance).mount(router);
        new FactorPage(bus, renderer).mount(router);
        new UsersPage(bus, renderer, entrance).mount(router);
        new AuditTrailPage(bus, renderer).mount(router);
        new BackupsPage(bus, renderer, clock).mount(router);
        new UpkeepPages(bus, renderer, clock).mount(router);
        new LanguagesPage(renderer).mount(router);
        new SetupPage(bus, renderer, entrance).mount(router);
    }

    private void mountSearch(Router router) {
        ServiceRows rows = new ServiceRows();
        ResultsPage results = new ResultsPage(bus, catalogue, rows, renderer);
        results.mount(router);
        new SearchPage(catalogue, rows, results, renderer).mount(router);
        new SearchBox(bus, catalogue, rows).mount(router);
        new IndexPage(bus, catalogue, renderer, clock).mount(router);
        new DocumentPage(bus, catalogue, renderer).mount(router);
        new SharedDocumentsPage(bus, renderer).mount(router);
        new SharedDocumentForms(bus, catalogue, renderer).mount(router);
    }
}
