package org.cloudy.gateway.pages;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.bus.discovery.ResponderKind;
import org.cloudy.bus.discovery.ServiceInstance;
import org.cloudy.gateway.Visitor;
import org.jspecify.annotations.Nullable;

/** Finds services, and says how each is used; with words to look for, all that has them is found on {@link ResultsPage}. */
final class SearchPage {
    private final Catalogue catalogue;
    private final Renderer renderer;
    private final ServiceRows rows;
    private final ResultsPage results;

    SearchPage(Catalogue catalogue, ServiceRows rows, ResultsPage results, Renderer renderer) {
        this.catalogue = catalogue;
        this.rows = rows;
        this.results = results;
        this.renderer = renderer;
    }

    /** One service; {@code proxy} says how it is used, if it is a web proxy. */
    record ServiceView(ServiceRow row, @Nullable ProxyUse proxy, List<Map.Entry<String, String>> attributes) {}

    /** What is typed where, to use a web proxy. */
    record ProxyUse(String host, String port, String curl) {}

    void mount(Router router) {
        router.get(SearchMenu.PATH).handler(this::search);
        router.get("/service").handler(this::service);
    }

    private void search(RoutingContext ctx) {
        if (ServiceFilter.isMeant(ctx.queryParams())) {
            services(ctx);
        } else {
            results.show(ctx);
        }
    }

    private void services(RoutingContext ctx) {
        ServiceFilter filter = ServiceFilter.of(ctx.queryParams());
        String language = Visitor.of(ctx).language();
        Future<List<ServiceInstance>> services = catalogue.services();
        Future<Map<NodeId, NodeView>> nodes = catalogue.nodesById();
        Future<ResponderKind> announcing = catalogue.announcing();
        Future.all(services, nodes, announcing)
                .map(all -> rows.of(services.result(), nodes.result(), language))
                .map(lines -> ServiceTable.of(lines, filter, announcing.result(), language))
                .onSuccess(table -> renderer.show(ctx, 200, "search", table))
                .onFailure(ctx::fail);
    }

    private void service(RoutingContext ctx) {
        String id = ctx.queryParams().get("id");
        Future<List<ServiceInstance>> services = catalogue.services();
        Future<Map<NodeId, NodeView>> nodes = catalogue.nodesById();
        Future.all(services, nodes)
                .map(both -> services.result().stream()
                        .filter(service -> service.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> Failure.of(FailureCode.NOT_FOUND, "page.service.gone")))
                .onSuccess(service -> renderer.show(
                        ctx,
                        200,
                        "service",
                        service.name(),
                        view(service, nodes.result(), Visitor.of(ctx).language())))
                .onFailure(ctx::fail);
    }

    private static ServiceView view(ServiceInstance service, Map<NodeId, NodeView> nodes, String language) {
        return new ServiceView(
                ServiceRow.of(service, nodes, language),
                new ServiceType(service.type()).use() == ServiceType.Use.PROXY ? proxy(service) : null,
                List.copyOf(new TreeMap<>(service.attributes()).entrySet()));
    }

    /** Null for a host that is none: nobody shall copy it into a shell. */
    private static @Nullable ProxyUse proxy(ServiceInstance service) {
        String authority = SafeLink.authority(service.host(), service.port());
        return authority == null
                ? null
                : new ProxyUse(
                        service.host(),
                        String.valueOf(service.port()),
                        "curl -x http://" + authority + " http://example.org/");
    }
}
