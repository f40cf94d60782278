package org.cloudy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.cloudy.acceptance.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.cloudy.testkit.CommandLine;
import org.cloudy.testkit.FreePorts;
import org.cloudy.testkit.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The first thing that somebody new tries: one story in the order in which it happens. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("The demo of a checkout")
class DemoIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int NODES = 3;
    private static final Pattern LOGIN = Pattern.compile("user: (\\S+) +password: (\\S+)");

    @TempDir
    private static Path folder;

    private static int http;
    private static Demo demo;

    @BeforeAll
    static void start() {
        http = FreePorts.block(NODES * Demo.PORTS_OF_A_NODE);
        demo = Demo.start(folder, http, "--nodes", String.valueOf(NODES));
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @Test
    @Order(1)
    @DisplayName("tells the address of each node")
    void addresses() {
        assertThat(demo.output().lines()).contains(line(1), line(2), line(3));
    }

    @Test
    @Order(2)
    @DisplayName("lets the last node find the pages of all")
    void pages() {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(found("_http._tcp"))
                        .allSatisfy(
                                page -> assertThat(page.path("health").asText()).isEqualTo("passing"))
                        .extracting(
                                page -> page.path("name").asText(),
                                page -> page.path("port").asInt())
                        .containsExactlyInAnyOrder(announced(1), announced(2), announced(3)));
    }

    @Test
    @Order(2)
    @DisplayName("lets the last node find the Squid of the first")
    void squid() {
        assumeThat(List.of(Path.of("/usr/sbin/squid"), Path.of("/usr/bin/squid")))
                .as("squid is installed")
                .anyMatch(Files::isExecutable);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(found("_squid._tcp"))
                        .singleElement()
                        .satisfies(proxy -> {
                            assertThat(proxy.path("port").asInt()).isEqualTo(http + 5);
                            assertThat(proxy.path("health").asText()).isEqualTo("passing");
                        }));
    }

    @Test
    @Order(2)
    @DisplayName("lets its user in on every node, with the password that it tells")
    void login() {
        Matcher login = LOGIN.matcher(demo.output());
        assertThat(login.find()).isTrue();
        for (int node = 1; node <= NODES; node++) {
            Visitor visitor = new Visitor(URI.create("http://127.0.0.1:" + port(node)));
            assertThat(visitor.signIn(login.group(1), "not " + login.group(2))).isEqualTo(403);
            assertThat(visitor.signIn(login.group(1), login.group(2))).isEqualTo(303);
            assertThat(visitor.page("/jobs").statusCode()).isEqualTo(200);
        }
    }

    @Test
    @Order(3)
    @DisplayName("ends all that it started at Ctrl-C, and leaves no port taken")
    void ends() {
        List<ProcessHandle> processes = demo.processes();
        assertThat(processes).hasSizeGreaterThan(NODES);
        assertThat(demo.pressCtrlC()).isZero();
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(IntStream.range(http, http + NODES * Demo.PORTS_OF_A_NODE).filter(DemoIT::isListening))
                .isEmpty();
    }

    private static String line(int node) {
        return "  node-" + node + "  http://127.0.0.1:" + port(node) + "/";
    }

    private static Tuple announced(int node) {
        return tuple("Cloudy on node-" + node, port(node));
    }

    private static int port(int node) {
        return http + (node - 1) * Demo.PORTS_OF_A_NODE;
    }

    private static List<JsonNode> found(String type) {
        return Answers.list(new CommandLine(demo.node(NODES)).run("services", "--json", "--type", type));
    }

    private static boolean isListening(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
