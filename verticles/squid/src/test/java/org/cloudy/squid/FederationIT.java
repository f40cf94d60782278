package org.cloudy.squid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionFactory;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.discovery.ServiceInstance;
import org.cloudy.bus.squid.PeerChoice;
import org.cloudy.bus.squid.PeerRelation;
import org.cloudy.bus.squid.PeerState;
import org.cloudy.bus.squid.ProxyPeer;
import org.cloudy.testkit.FreePorts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two real Squids, one of which asks the other. They are at different addresses of the machine: Squid takes no query that comes
 * from its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FederationIT {
    private static final NodeId HERE = new NodeId("aaaaaaaaaaaaaaaa");
    private static final NodeId THERE = new NodeId("bbbbbbbbbbbbbbbb");
    private static final String ADDRESS = "127.0.0.2";

    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer web = ProxyClient.site(asked);
    private final AtomicInteger pages = new AtomicInteger();
    private final int port = FreePorts.one();
    private final int otherPort = FreePorts.one();
    private Installed proxy;
    private Installed other;
    private Federation federation;

    @BeforeAll
    void open(@TempDir Path data) throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/sbin/squid")), "needs Debian's package squid");
        proxy = new Installed(data.resolve("here"), "here", "127.0.0.1", SquidSettings.DEFAULTS)
                .bringUp(Sample.settings(Map.of("port", port, "cacheMegabytes", 16, "accessLog", true)));
        other = new Installed(data.resolve("there"), "there", ADDRESS, SquidSettings.DEFAULTS)
                .bringUp(Sample.settings(Map.of("port", otherPort, "cacheMegabytes", 16)));
    }

    @BeforeEach
    void federate() {
        federation = new Federation(HERE, proxy::site);
    }

    @AfterEach
    void chooseNobody() {
        federation.list(Map.of()).peers().forEach(peer -> federation.remove(peer.node(), Map.of()));
    }

    @AfterAll
    void close() {
        if (other != null) {
            other.close();
        }
        if (proxy != null) {
            proxy.close();
        }
        web.stop(0);
    }

    private Map<NodeId, AnnouncedProxy> announced(String host, Health health) {
        ServiceInstance service = new ServiceInstance(
                THERE + "/1",
                Neighbours.TYPE,
                "Squid there",
                THERE,
                host,
                otherPort,
                "cloud",
                health,
                0.4,
                0,
                Instant.now(),
                Map.of("icp", "" + otherPort));
        return Map.of(THERE, AnnouncedProxy.of(service, THERE, ADDRESS, true));
    }

    private Map<NodeId, AnnouncedProxy> announced() {
        return announced(ADDRESS, Health.PASSING);
    }

    /** While Squid reads its configuration anew it takes no connection for a moment. */
    private static ConditionFactory answering() {
        return await().atMost(Duration.ofSeconds(60)).ignoreExceptionsInstanceOf(IOException.class);
    }

    private String freshPage() {
        return "http://127.0.0.1:" + web.getAddress().getPort() + "/" + pages.incrementAndGet();
    }

    private String log() throws IOException {
        return Files.readString(proxy.folder().resolve("access.log"));
    }

    @Test
    @DisplayName("A page of which a sibling has a copy comes from there, and not from the site")
    void sibling() throws IOException {
        long pid = proxy.pid();
        federation.add(new PeerChoice(THERE, PeerRelation.SIBLING), announced());

        answering().untilAsserted(() -> {
            String page = freshPage();
            assertThat(ProxyClient.get(otherPort, ADDRESS, page).status()).isEqualTo(200);
            int before = asked.get();
            ProxyClient.Answer answer = ProxyClient.get(port, "127.0.0.1", page);
            assertThat(answer).hasToString("200 hello");
            assertThat(answer.cache()).contains("HIT from there");
            assertThat(asked).hasValue(before);
        });

        answering().untilAsserted(() -> assertThat(log()).contains("SIBLING_HIT/" + ADDRESS));
        assertThat(proxy.pid()).as("no client was cut off").isEqualTo(pid);
        assertThat(federation.list(announced()).peers()).singleElement().satisfies(peer -> {
            assertThat(peer.state()).isEqualTo(PeerState.IN_USE);
            assertThat(peer.relation()).isEqualTo(PeerRelation.SIBLING);
        });
    }

    @Test
    @DisplayName("A parent fetches what it has no copy of, and when it dies the proxy goes its own way")
    void parent() throws IOException {
        federation.add(new PeerChoice(THERE, PeerRelation.PARENT), announced());
        answering()
                .untilAsserted(() -> assertThat(
                                ProxyClient.get(port, "127.0.0.1", freshPage()).cache())
                        .contains("MISS from there"));

        other.site().host().daemons().stop("squid.proxy");

        answering()
                .untilAsserted(() -> assertThat(ProxyClient.get(port, "127.0.0.1", freshPage()))
                        .hasToString("200 hello"));
        other.bringUp(other.site().settings());
    }

    @Test
    @DisplayName("A peer that vanishes or is down leaves the configuration, and comes back with its announcement")
    void vanishes() throws IOException {
        federation.add(new PeerChoice(THERE, PeerRelation.SIBLING), announced());
        Path file = proxy.folder().resolve("peers.conf");
        assertThat(file).content().contains("cache_peer " + ADDRESS + " sibling " + otherPort);
        long pid = proxy.pid();

        federation.follow(Map.of());

        assertThat(file).content().doesNotContain("cache_peer");
        assertThat(federation.list(Map.of()).peers())
                .extracting(ProxyPeer::name, ProxyPeer::state)
                .containsExactly(tuple("Squid there", PeerState.AWAY));
        answering()
                .untilAsserted(() -> assertThat(ProxyClient.get(port, "127.0.0.1", freshPage()))
                        .hasToString("200 hello"));

        federation.follow(announced(ADDRESS, Health.CRITICAL));
        assertThat(file).content().doesNotContain("cache_peer");
        federation.follow(announced());
        assertThat(file).content().contains("cache_peer " + ADDRESS);
        federation.remove(THERE, announced());
        assertThat(file).content().doesNotContain("cache_peer");
        assertThat(proxy.pid()).isEqualTo(pid);
    }

    @Test
    @DisplayName("A node that announces another's address, or anything that is none, is not asked")
    void hostile() throws IOException {
        for (String host : List.of("127.0.0.3", ADDRESS + "\nhttp_access allow all", "there.example")) {
            assertThatThrownBy(() ->
                            federation.add(new PeerChoice(THERE, PeerRelation.PARENT), announced(host, Health.PASSING)))
                    .isInstanceOfSatisfying(
                            Failure.class, failure -> assertThat(failure.code()).isEqualTo(FailureCode.INVALID));
        }
        assertThatThrownBy(() -> federation.add(new PeerChoice(HERE, PeerRelation.PARENT), announced()))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(FailureCode.NOT_FOUND));
        assertThat(proxy.folder().resolve("peers.conf")).hasContent(PeerLines.NONE);
    }
}
