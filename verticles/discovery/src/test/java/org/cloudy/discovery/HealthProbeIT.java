package org.cloudy.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetServer;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.cloudy.bus.discovery.Publication.CheckKind;
import org.cloudy.bus.discovery.Publication.HealthCheck;
import org.cloudy.testkit.FreePorts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Health checks against real servers on loopback. */
class HealthProbeIT {
    private static final String HOST = "127.0.0.1";
    private static final Vertx VERTX = Vertx.vertx();

    private final HealthProbe probe = new HealthProbe(VERTX);
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final HttpServer server = VERTX.createHttpServer().requestHandler(this::answer);

    @BeforeAll
    static void warmUp() {
        // The first connection loads Netty, which on a busy machine can take longer than a check may.
        new HealthProbe(VERTX)
                .check(HOST, 1, new HealthCheck(CheckKind.HTTP, "/"))
                .await();
    }

    @AfterAll
    static void end() {
        VERTX.close().await();
    }

    @BeforeEach
    void listen() {
        server.listen(0, HOST).await();
    }

    @AfterEach
    void close() {
        probe.close();
        server.close().await();
    }

    @ParameterizedTest
    @CsvSource({"/200,true", "/204,true", "/302,true", "/404,false", "/500,false", "/endless,true", "/silent,false"})
    @DisplayName("an HTTP answer of 2xx or 3xx is good; no answer in two seconds is none; an endless body does no harm")
    void http(String path, boolean good) {
        assertThat(probe.check(HOST, server.actualPort(), new HealthCheck(CheckKind.HTTP, path))
                        .await())
                .isEqualTo(good);
    }

    @Test
    @DisplayName("a redirect is not followed, wherever it leads")
    void redirect() {
        probe.check(HOST, server.actualPort(), new HealthCheck(CheckKind.HTTP, "/302"))
                .await();
        probe.check(HOST, server.actualPort(), new HealthCheck(CheckKind.HTTP, null))
                .await();

        assertThat(asked).containsExactly("/302", "/");
    }

    @Test
    @DisplayName("a TCP check asks no more than a connection")
    void tcp() {
        NetServer mute = VERTX.createNetServer().connectHandler(socket -> {});
        // Not one that the kernel hands out: somebody else may have it a moment later.
        int port = FreePorts.one();
        mute.listen(port, HOST).await();
        HealthCheck tcp = new HealthCheck(CheckKind.TCP, null);

        assertThat(probe.check(HOST, port, tcp).await()).isTrue();
        mute.close().await();
        // The JDK gives a port back only when its selector comes round.
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(probe.check(HOST, port, tcp).await()).isFalse());
        assertThat(probe.check("no-such-host.invalid", port, tcp).await()).isFalse();
    }

    private void answer(HttpServerRequest request) {
        asked.add(request.path());
        switch (request.path()) {
            case "/silent" -> {}
            case "/endless" -> {
                request.response().setChunked(true);
                request.response().write(Buffer.buffer("x".repeat(100_000)));
            }
            case "/302" ->
                request.response()
                        .setStatusCode(302)
                        .putHeader("Location", "/elsewhere")
                        .end();
            case "/" -> request.response().end();
            default ->
                request.response()
                        .setStatusCode(Integer.parseInt(request.path().substring(1)))
                        .end();
        }
    }
}
