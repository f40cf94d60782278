package org.cloudy.gateway;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.KeyCertOptions;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.cloudy.gateway.bridge.PortInUse;

/** HTTP servers with bounds on everything that a stranger may send. */
final class WebServer {
    private static final int MAX_LINE = 8 << 10;
    private static final int MAX_HEADERS = 16 << 10;
    private static final int MAX_MESSAGE = 64 << 10;
    /** The longest plugin as it is pasted, in UTF-8; how long a form is as a whole is for its routes to say. */
    private static final int MAX_FIELD = 800_000;

    private static final int IDLE_SECONDS = 60;

    private WebServer() {}

    /** Serves pages on HTTP; ready when it listens. */
    static Future<HttpServer> http(Vertx vertx, String address, int port, Handler<HttpServerRequest> pages) {
        return listen(vertx, bounded(), address, port, pages);
    }

    /** Serves pages on HTTPS; ready when it listens. */
    static Future<HttpServer> https(
            Vertx vertx, String address, int port, KeyCertOptions certificate, Handler<HttpServerRequest> pages) {
        HttpServerOptions options = bounded()
                .setSsl(true)
                .setKeyCertOptions(certificate)
                .setUseAlpn(true)
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.3", "TLSv1.2"));
        return listen(vertx, options, address, port, pages);
    }

    private static Future<HttpServer> listen(
            Vertx vertx, HttpServerOptions options, String address, int port, Handler<HttpServerRequest> pages) {
        return PortInUse.told(
                vertx.createHttpServer(options).requestHandler(pages).listen(port, address),
                address,
                port,
                options.isSsl() ? "https" : "http");
    }

    private static HttpServerOptions bounded() {
        return new HttpServerOptions()
                .setCompressionSupported(true)
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setMaxInitialLineLength(MAX_LINE)
                .setMaxHeaderSize(MAX_HEADERS)
                .setMaxFormFields(256)
                .setMaxFormAttributeSize(MAX_FIELD)
                .setMaxWebSocketFrameSize(MAX_MESSAGE)
                .setMaxWebSocketMessageSize(MAX_MESSAGE);
    }
}
