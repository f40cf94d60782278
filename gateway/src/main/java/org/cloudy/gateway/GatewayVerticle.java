package org.cloudy.gateway;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.cloudy.gateway.bridge.CommandSocket;
import org.cloudy.gateway.bridge.TcpBridge;
import org.cloudy.platform.NodeConfig;
import org.cloudy.platform.NodeContext;

/** Opens the node's doors: the pages with the browsers' bridge, the programs' bridge, the command line's socket. */
final class GatewayVerticle extends VerticleBase {
    private final NodeContext node;
    private final NodeConfig config;
    private final Duration sessionIdle;
    private final Certificates certificates;
    private final Assets assets;
    private final Templates templates;
    private final PagesFactory pages;
    private final SessionHandover handover;
    private Map<String, Visit> signedIn = Map.of();
    private final List<Supplier<Future<Void>>> doors = new CopyOnWriteArrayList<>();

    /** @param sessionIdle how long somebody stays signed in who does nothing */
    GatewayVerticle(
            NodeContext node,
            Duration sessionIdle,
            Certificates certificates,
            Assets assets,
            Templates templates,
            PagesFactory pages) {
        this.node = node;
        this.config = node.config();
        this.sessionIdle = sessionIdle;
        this.certificates = certificates;
        this.assets = assets;
        this.templates = templates;
        this.pages = pages;
        this.handover = new SessionHandover(node.store(), node.clock());
    }

    @Override
    public Future<?> start() {
        return vertx.executeBlocking(handover::take).compose(handed -> {
            signedIn = handed;
            return Future.join(config.isLoopback() ? openPages() : openSecurePages(), openBridge(), openSocket());
        });
    }

    @Override
    public Future<?> stop() {
        return Future.join(doors.stream().map(Supplier::get).toList());
    }

    private Future<Void> openPages() {
        return pages(false, config.http())
                .compose(pages -> WebServer.http(vertx, config.listen(), config.http(), pages))
                .onSuccess(server -> doors.add(server::close))
                .mapEmpty();
    }

    private Future<Void> openSecurePages() {
        Router redirects = Router.router(vertx);
        new HttpsOnly(config.https()).mount(redirects);
        return vertx.executeBlocking(certificates::get)
                .compose(certificate -> pages(true, config.https())
                        .compose(pages -> WebServer.https(vertx, config.listen(), config.https(), certificate, pages)))
                .onSuccess(server -> doors.add(server::close))
                .compose(open -> WebServer.http(vertx, config.listen(), config.http(), redirects))
                .onSuccess(server -> doors.add(server::close))
                .mapEmpty();
    }

    private Future<Router> pages(boolean secure, int port) {
        Sessions sessions = new Sessions(vertx, node.clock(), signedIn, sessionIdle, secure, port);
        doors.add(() -> vertx.executeBlocking(() -> {
                    handover.leave(sessions.open());
                    return true;
                })
                .eventually(sessions::end)
                .mapEmpty());
        HalfSignIn half = new HalfSignIn(secure, port);
        WebRoutes routes = new WebRoutes(node, sessions, half, new Csrf(secure, port), assets, templates, pages);
        return new SessionDesk(sessions).open(vertx.eventBus()).map(open -> routes.router());
    }

    private Future<Void> openBridge() {
        return TcpBridge.open(node)
                .onSuccess(bridge -> doors.add(bridge::close))
                .mapEmpty();
    }

    private Future<Void> openSocket() {
        return CommandSocket.open(node)
                .onSuccess(socket -> doors.add(socket::close))
                .mapEmpty();
    }
}
