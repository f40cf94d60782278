package org.cloudy.discovery;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.util.concurrent.TimeUnit;
import org.cloudy.bus.discovery.Publication.CheckKind;
import org.cloudy.bus.discovery.Publication.HealthCheck;

/** Asks a service once how it is. */
final class HealthProbe {
    static final int TIMEOUT_MILLIS = 2_000;

    private final NetClient net;
    private final HttpClient http;

    HealthProbe(Vertx vertx) {
        this.net = vertx.createNetClient(new NetClientOptions().setConnectTimeout(TIMEOUT_MILLIS));
        // One request on one connection: its answer's head is read, and nothing more.
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(TIMEOUT_MILLIS)
                .setKeepAlive(false)
                .setMaxHeaderSize(16 * 1024));
    }

    /** Whether the service answers within two seconds: accepts a connection, or answers HTTP with 2xx or 3xx. */
    Future<Boolean> check(String host, int port, HealthCheck check) {
        Future<Boolean> found = check.kind() == CheckKind.HTTP
                ? answers(host, port, check.path() == null ? "/" : check.path())
                : accepts(host, port);
        return found.timeout(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS).otherwise(false);
    }

    void close() {
        net.close();
        http.close();
    }

    private Future<Boolean> accepts(String host, int port) {
        return net.connect(port, host).compose(socket -> socket.close()).map(true);
    }

    private Future<Boolean> answers(String host, int port, String path) {
        return http.request(HttpMethod.GET, port, host, path)
                .compose(request -> request.send()
                        .timeout(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                        .map(HealthProbe::isGood)
                        // Whatever follows the head is of no interest, be it endless.
                        .eventually(() -> request.connection().close()));
    }

    private static boolean isGood(HttpClientResponse response) {
        // That the rest of the answer is cut off is our own doing, and no news for the log.
        response.exceptionHandler(cut -> {});
        return response.statusCode() >= 200 && response.statusCode() < 400;
    }
}
