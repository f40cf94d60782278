package org.cloudy.gateway.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.cloudy.bus.Call;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Role;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.discovery.ServiceChange;
import org.cloudy.bus.jobs.JobLine;
import org.cloudy.bus.jobs.JobsContract;
import org.cloudy.gateway.FakeNode;
import org.cloudy.gateway.Samples;
import org.cloudy.gateway.SignedInBrowser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The bridges")
final class BridgesIT {
    @TempDir
    static Path data;

    static FakeNode node;

    @BeforeAll
    static void open() {
        node = new FakeNode(data).start();
    }

    @AfterAll
    static void close() {
        node.close();
    }

    static Stream<Arguments> calls() {
        return FakeNode.behindTheDoors().map(call -> Arguments.of(call.address(), call));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    @DisplayName("let a browser call what its visitor's role covers, in the visitor's name")
    void browsers(String address, Call<?, ?> call) throws Exception {
        try (WebClient anyone = new WebClient(node);
                WebClient member = new WebClient(node, "Cookie", SignedInBrowser.cookies(node, "max"));
                WebClient admin = new WebClient(node, "Cookie", SignedInBrowser.cookies(node, "ada"))) {
            JsonObject body = Samples.json(call.request());
            assertAnswer(call, "rec", Caller.ANONYMOUS, () -> anyone.ask(address, body));
            assertAnswer(call, "rec", new Caller("max", Role.MEMBER), () -> member.ask(address, body));
            assertAnswer(call, "rec", new Caller("ada", Role.ADMIN), () -> admin.ask(address, body));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    @DisplayName("let a program on TCP call what anyone may, and with the node's token everything")
    void programs(String address, Call<?, ?> call) throws Exception {
        try (BusClient anyone = BusClient.tcp(node.config.bridge());
                BusClient admin = BusClient.tcp(node.config.bridge())) {
            JsonObject body = Samples.json(call.request());
            admin.send(new JsonObject().put("type", "ping").put("headers", token()));
            assertThat(admin.next().getString("type")).isEqualTo("pong");

            assertAnswer(call, "message", Caller.ANONYMOUS, () -> anyone.ask(address, body));
            assertAnswer(call, "message", new Caller("bridge", Role.ADMIN), () -> admin.ask(address, body));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    @DisplayName("let the command line call everything, in the name of the node's owner")
    void commandLine(String address, Call<?, ?> call) throws Exception {
        try (BusClient owner = BusClient.unix(data.resolve("cloudy.sock"))) {
            Caller caller = new Caller(Files.getOwner(data).getName(), Role.ADMIN);
            assertAnswer(call, "message", caller, () -> owner.ask(address, Samples.json(call.request())));
        }
    }

    @Test
    @DisplayName("do not believe what a client says of itself in headers")
    void forgedHeaders() throws Exception {
        JsonObject forged = Frames.send(JobsContract.LIST.address(), new JsonObject());
        forged.getJsonObject("headers")
                .put(Caller.USER_HEADER, "root")
                .put(Caller.ROLE_HEADER, "ADMIN")
                .put("codecName", "evil")
                .put("timeout", 1);
        JsonObject harmless = forged.copy().put("address", DiscoveryContract.NODES.address());

        try (WebClient browser = new WebClient(node);
                BusClient program = BusClient.tcp(node.config.bridge())) {
            browser.send(forged);
            assertThat(browser.next().getInteger("failureCode")).isEqualTo(403);
            program.send(forged);
            assertThat(program.next().getInteger("failureCode")).isEqualTo(403);
            node.asked.clear();
            browser.send(harmless);
            browser.next();
            program.send(harmless);
            program.next();
        }
        assertThat(node.asked.get(DiscoveryContract.NODES.address())).containsOnly(Caller.ANONYMOUS);
    }

    @Test
    @DisplayName("end the connection of a program with a wrong token")
    void wrongToken() throws Exception {
        try (BusClient program = BusClient.tcp(node.config.bridge())) {
            program.send(
                    new JsonObject().put("type", "ping").put("headers", new JsonObject().put("cloudy-token", "guess")));

            assertThat(program.next().getInteger("failureCode")).isEqualTo(403);
            assertThat(program.isEnded()).isTrue();
        }
        assertThat(Files.getPosixFilePermissions(data.resolve("bridge-token")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    @DisplayName("refuse what is no request: another type, no address, no object as body, talking on a topic")
    void malformed() throws Exception {
        String find = DiscoveryContract.FIND.address();
        JsonObject[] frames = {
            new JsonObject(),
            new JsonObject().put("type", 7).put("address", find),
            new JsonObject().put("type", "send"),
            new JsonObject().put("type", "send").put("address", new JsonObject()),
            Frames.send(find, "text"),
            Frames.send(find, null),
            Frames.send(find, new io.vertx.core.json.JsonArray()),
            Frames.send(find, new JsonObject()).put("replyAddress", "x".repeat(1000)),
            Frames.send(find, new JsonObject().put("health", "no such health")),
            Frames.send(find, new JsonObject()).put("type", "publish"),
            Frames.send(DiscoveryContract.NODES_CHANGED.address(), new JsonObject()),
        };
        try (WebClient browser = new WebClient(node);
                BusClient program = BusClient.tcp(node.config.bridge())) {
            for (JsonObject frame : frames) {
                browser.send(frame);
                assertFailure(browser.next(), frame.encode());
                program.send(frame);
                assertFailure(program.next(), frame.encode());
            }
            assertThat(browser.ask(find, new JsonObject()).getString("type")).isEqualTo("rec");
            assertThat(program.ask(find, new JsonObject()).getString("type")).isEqualTo("message");
        }
    }

    @Test
    @DisplayName("tell events of a topic to those who may listen")
    void events() throws Exception {
        ServiceChange change = Samples.of(ServiceChange.class);
        try (WebClient browser = new WebClient(node);
                BusClient program = BusClient.tcp(node.config.bridge())) {
            browser.send(Frames.register(DiscoveryContract.SERVICES_CHANGED.address()));
            program.send(Frames.register(DiscoveryContract.SERVICES_CHANGED.address()));
            browser.ask(DiscoveryContract.FIND.address(), new JsonObject());
            program.ask(DiscoveryContract.FIND.address(), new JsonObject());

            DiscoveryContract.SERVICES_CHANGED.publish(node.vertx.eventBus(), change);

            assertThat(browser.next().getJsonObject("body").getString("kind")).isEqualTo("appeared");
            assertThat(program.next().getJsonObject("body").getString("kind")).isEqualTo("appeared");
        }
    }

    @Test
    @DisplayName("tell nothing of a topic to those who may not listen")
    void secretEvents() throws Exception {
        try (WebClient browser = new WebClient(node)) {
            browser.send(Frames.register(JobsContract.LOG.address()));
            JsonObject refused = browser.next();
            JobsContract.LOG.publish(node.vertx.eventBus(), Samples.of(JobLine.class));

            assertThat(refused.getInteger("failureCode")).isEqualTo(403);
            assertThat(refused.getString("address")).isEqualTo(JobsContract.LOG.address());
            assertThat(browser.ask(DiscoveryContract.FIND.address(), new JsonObject())
                            .getString("address"))
                    .isEqualTo("reply-1");
        }
    }

    @Test
    @DisplayName("tell nothing more to a client that stopped listening")
    void unregistered() throws Exception {
        try (WebClient browser = new WebClient(node)) {
            browser.send(Frames.register(DiscoveryContract.SERVICES_CHANGED.address()));
            browser.send(Frames.register(DiscoveryContract.SERVICES_CHANGED.address())
                    .put("type", "unregister"));
            browser.ask(DiscoveryContract.FIND.address(), new JsonObject());
            DiscoveryContract.SERVICES_CHANGED.publish(node.vertx.eventBus(), Samples.of(ServiceChange.class));

            assertThat(browser.ask(DiscoveryContract.FIND.address(), new JsonObject())
                            .getString("address"))
                    .isEqualTo("reply-1");
        }
    }

    @Test
    @DisplayName("refuse a page of another site (cross-site web socket hijacking)")
    void otherOrigin() {
        assertHandshakeRefused("Origin", "http://evil.example");
        assertHandshakeRefused("Origin", "http://127.0.0.1:1");
        assertHandshakeRefused("Origin", "https://127.0.0.1:" + node.config.http());
        assertHandshakeRefused("Origin", "null");
        new WebClient(node, "Origin", "http://127.0.0.1:" + node.config.http()).close();
    }

    @Test
    @DisplayName("cut a browser's connection when its visitor signs out")
    void signOutCuts() {
        SignedInBrowser browser = new SignedInBrowser(node, "ada");
        try (WebClient client = new WebClient(node, "Cookie", browser.cookies())) {
            browser.signOut();

            assertThat(client.ended()).succeedsWithin(Duration.ofSeconds(60));
        }
    }

    @Test
    @DisplayName("cut a browser's connection when its session expires, for talking on it does not make it last")
    void expiryCuts(@TempDir Path other) throws Exception {
        try (FakeNode shortlived = new FakeNode(other)) {
            SignedInBrowser.startShortlived(shortlived, Duration.ofSeconds(8));
            SignedInBrowser browser = new SignedInBrowser(shortlived, "ada");
            try (WebClient client = new WebClient(shortlived, "Cookie", browser.cookies())) {
                assertThat(client.ask(JobsContract.LIST.address(), new JsonObject())
                                .getString("type"))
                        .isEqualTo("rec");
                await().pollInterval(Duration.ofMillis(200))
                        .atMost(Duration.ofSeconds(60))
                        // It may end just as something is sent.
                        .ignoreExceptionsInstanceOf(CompletionException.class)
                        .until(() -> {
                            if (!client.ended().isDone()) {
                                client.send(new JsonObject().put("type", "ping"));
                            }
                            return client.ended().isDone();
                        });
            }
        }
    }

    @Test
    @DisplayName("end a connection on which a frame is too large")
    void largeFrames() throws Exception {
        try (BusClient program = BusClient.tcp(node.config.bridge());
                BusClient http = BusClient.tcp(node.config.bridge());
                WebClient browser = new WebClient(node)) {
            program.raw(new byte[] {0x7f, 0, 0, 0});
            assertFailure(program.next(), "too large");
            assertThat(program.isEnded()).isTrue();
            http.raw("POST / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertFailure(http.next(), "HTTP");
            assertThat(http.isEnded()).isTrue();
            browser.send(
                    Frames.send(DiscoveryContract.FIND.address(), new JsonObject().put("text", "x".repeat(70_000))));
            assertThat(browser.ended()).succeedsWithin(Duration.ofSeconds(60));
        }
    }

    @Test
    @DisplayName("count calls by address, door and outcome")
    void counted() throws Exception {
        try (BusClient program = BusClient.tcp(node.config.bridge())) {
            program.ask(DiscoveryContract.NODES.address(), new JsonObject());
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(node.metrics.scrape())
                                .contains(
                                        "cloudy_door_calls_seconds_count{address=\"cloudy.discovery.nodes\",door=\"tcp\",outcome=\"OK\"}"));
    }

    private interface Asking {
        JsonObject answer() throws IOException, InterruptedException;
    }

    private static void assertAnswer(Call<?, ?> call, String delivery, Caller caller, Asking asking)
            throws IOException, InterruptedException {
        Queue<Caller> asked = node.asked.computeIfAbsent(call.address(), first -> new ConcurrentLinkedQueue<>());
        asked.clear();
        JsonObject answer = asking.answer();

        assertThat(answer.getString("address")).isEqualTo("reply-1");
        if (caller.role().covers(call.role())) {
            assertThat(answer.getString("type")).as(answer.encode()).isEqualTo(delivery);
            assertThat(answer.getJsonObject("body").fieldNames())
                    .containsAll(Samples.json(call.reply()).fieldNames());
            assertThat(asked).contains(caller);
        } else {
            assertThat(answer.getInteger("failureCode")).as(answer.encode()).isEqualTo(403);
            assertThat(new JsonObject(answer.getString("message")).getString("code"))
                    .isEqualTo("FORBIDDEN");
            assertThat(asked).isEmpty();
        }
    }

    private static void assertHandshakeRefused(String... headers) {
        assertThatThrownBy(() -> new WebClient(node, headers))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(403));
    }

    private static void assertFailure(JsonObject frame, String of) {
        assertThat(frame.getString("type")).as(of).isEqualTo("err");
        assertThat(frame.getInteger("failureCode")).isBetween(400, 499);
        assertThat(new JsonObject(frame.getString("message")).getString("message"))
                .isNotBlank();
    }

    private static JsonObject token() throws IOException {
        return new JsonObject()
                .put(
                        "cloudy-token",
                        Files.readString(data.resolve("bridge-token")).strip());
    }
}
