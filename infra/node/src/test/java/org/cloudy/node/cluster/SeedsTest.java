package org.cloudy.node.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.cloudy.testkit.FreePorts;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Whom a node is told to join")
class SeedsTest {
    @ParameterizedTest(name = "{0} {1}")
    @DisplayName("is believed to be a member only where its page tells of one on this machine")
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"cluster\":\"127.0.0.1:7003\"}    | 127.0.0.1:7003",
                "200 | {\"cluster\":\"198.51.100.1:7003\"} | ''",
                "200 | {\"cluster\":7003}                  | ''",
                "200 | {}                                  | ''",
                "200 | <html>                              | ''",
                "404 | nothing here                        | ''",
                "302 | elsewhere                           | ''",
            })
    void page(int status, String body, String member) throws IOException {
        HttpServer server = page(0, status, body);
        try {
            assertThat(of(server.getAddress().getPort())).isEqualTo(member.isEmpty() ? List.of() : List.of(member));
        } finally {
            server.stop(0);
        }
    }

    @Test
    @DisplayName("is no member where somebody hangs up")
    void curt() throws IOException {
        assertThat(answered("")).isEmpty();
    }

    @Test
    @DisplayName("is a member where the members' protocol is spoken, and maybe where nobody listens yet")
    void clusterPort() throws IOException {
        assertThat(answered("HZX")).hasSize(1);
        int nobody = FreePorts.one();
        assertThat(of(nobody)).containsExactly("127.0.0.1:" + nobody);
    }

    @Test
    @DisplayName("is asked again when it is too busy to answer, and is taken for no member until then")
    void busy() throws IOException {
        AtomicReference<Collection<String>> found = new AtomicReference<>(List.of());
        int port;
        Seeds seeds;
        try (ServerSocket busy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            port = busy.getLocalPort();
            seeds = Seeds.of(List.of("127.0.0.1:" + port));
            assertThat(seeds.members()).isEmpty();
        }
        HttpServer server = page(port, 200, "{\"cluster\":\"127.0.0.1:7003\"}");
        try (seeds) {
            seeds.follow(found::set);
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(found.get()).containsExactly("127.0.0.1:7003"));
        } finally {
            server.stop(0);
        }
    }

    private static Collection<String> of(int port) {
        try (Seeds seeds = Seeds.of(List.of("127.0.0.1:" + port))) {
            return seeds.members();
        }
    }

    private static HttpServer page(int port, int status, String body) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/health", exchange -> {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Location", body);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static Collection<String> answered(String words) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer(server, words));
            return of(server.getLocalPort());
        }
    }

    private static void answer(ServerSocket server, String words) {
        try {
            while (true) {
                try (Socket caller = server.accept()) {
                    caller.getOutputStream().write(words.getBytes(UTF_8));
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }
}
