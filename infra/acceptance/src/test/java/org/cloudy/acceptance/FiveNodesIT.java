package org.cloudy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudy.acceptance.Patience.await;
import static org.cloudy.acceptance.Village.awaitDone;
import static org.cloudy.acceptance.Village.awaitMembers;
import static org.cloudy.acceptance.Village.awaitWebSites;
import static org.cloudy.acceptance.Village.beginToJoin;
import static org.cloudy.acceptance.Village.invitation;
import static org.cloudy.acceptance.Village.microCloud;
import static org.cloudy.acceptance.Village.publish;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.cloudy.testkit.NodeProcess;
import org.cloudy.testkit.net.Host;
import org.cloudy.testkit.net.Lan;
import org.cloudy.testkit.net.Nat;
import org.cloudy.testkit.net.NetworkBed;
import org.cloudy.testkit.net.NetworkTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One story in the order in which it happens: each test finds the nodes as the one before left them. */
@NetworkTest(needs = "tincd")
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("Five nodes on two sites behind their routers and one on the open")
class FiveNodesIT {
    /** Time enough for both sides of a cut network to take the other for lost, and to go on without it. */
    private static final Duration APART = Duration.ofSeconds(60);

    /** All TCP ports of an address that take a connection, a line each. */
    private static final String SCAN = """
            import socket, selectors, sys
            address, waiting, ports = sys.argv[1], selectors.DefaultSelector(), iter(range(1, 65536))
            def begin():
                for port in ports:
                    s = socket.socket(); s.setblocking(False)
                    error = s.connect_ex((address, port))
                    if error == 115: waiting.register(s, selectors.EVENT_WRITE, port); return True
                    if error == 0: print(port)
                    s.close()
                return False
            for _ in range(500): begin()
            while waiting.get_map():
                for key, _ in waiting.select():
                    if key.fileobj.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) == 0: print(key.data)
                    waiting.unregister(key.fileobj); key.fileobj.close(); begin()
            """;

    @TempDir
    private static Path folder;

    private static Village village;
    private static Lan internet;
    private static Host hub;
    private static Host neighbour;
    private static Host house;
    private static Host flatsRouter;
    private static NodeProcess ada;
    private static NodeProcess bea;
    private static NodeProcess cem;
    private static NodeProcess dan;
    private static NodeProcess eva;

    @BeforeAll
    static void start(NetworkBed bed) {
        village = new Village(folder);
        internet = bed.internet();
        Lan home = bed.lan("home");
        Lan flats = bed.lan("flats");
        bed.nat(home, internet, Nat.PORT_RESTRICTED);
        flatsRouter = bed.nat(flats, internet, Nat.SYMMETRIC);
        hub = internet.host("ada");
        neighbour = home.host("neighbour");
        house = home.host("bea");
        Iterator<NodeProcess> nodes = village.start(
                        List.of(hub, house, flats.host("cem"), home.host("dan"), flats.host("eva")))
                .iterator();
        ada = nodes.next();
        bea = nodes.next();
        cem = nodes.next();
        dan = nodes.next();
        eva = nodes.next();
    }

    @AfterAll
    static void end() {
        if (village != null) {
            village.close();
        }
    }

    @Test
    @Order(1)
    @DisplayName("join, several at once and by different members, and each gets an address of its own")
    void join() {
        microCloud(ada, "create", "Village");
        microCloud(bea, "join", invitation(ada));
        awaitMembers(bea, "ada", "bea");

        // Two members let somebody in at the same moment.
        String cems = beginToJoin(cem, invitation(ada));
        String dans = beginToJoin(dan, invitation(bea));
        String evas = beginToJoin(eva, invitation(ada));
        awaitDone(cem, cems);
        awaitDone(dan, dans);
        awaitDone(eva, evas);

        all().forEach(node -> awaitMembers(node, "ada", "bea", "cem", "dan", "eva"));
        assertThat(Village.members(ada))
                .extracting(member -> member.path("address").asText())
                .hasSize(5)
                .doesNotHaveDuplicates()
                .allMatch(address -> !address.isEmpty());
    }

    @Test
    @Order(2)
    @DisplayName("find what each of them publishes")
    void publishAll() {
        int port = 8080;
        for (NodeProcess node : all().toList()) {
            publish(node, "Pages of " + Village.name(node), port++);
        }

        all().forEach(node ->
                awaitWebSites(node, "Pages of ada", "Pages of bea", "Pages of cem", "Pages of dan", "Pages of eva"));
    }

    @Test
    @Order(3)
    @DisplayName("show those outside of the overlay their pages and tinc, and nothing else")
    void scanned() {
        Host stranger = internet.host("stranger");

        assertThat(openPorts(stranger, hub.v4().getHostAddress()))
                .containsExactlyInAnyOrder(Village.HTTP, Village.HTTP + 1, Village.HTTP + 4);
        // Nor those of the same house.
        assertThat(openPorts(neighbour, house.v4().getHostAddress()))
                .containsExactlyInAnyOrder(Village.HTTP, Village.HTTP + 1, Village.HTTP + 4);
    }

    @Test
    @Order(4)
    @DisplayName("go on in two parts while their network is cut, and find together again with all that was published")
    void partition() throws InterruptedException {
        flatsRouter.link(internet).cut();
        try {
            serveApart();
            Thread.sleep(APART);
        } finally {
            flatsRouter.link(internet).heal();
        }

        all().forEach(node -> awaitMembers(node, "ada", "bea", "cem", "dan", "eva"));
        all().forEach(node -> awaitWebSites(
                node,
                "Pages of ada",
                "Pages of bea",
                "Pages of cem",
                "Pages of dan",
                "Pages of eva",
                "Said while apart",
                "Said in the flats"));
        all().forEach(node -> assertThat(Answers.names(Answers.nodes(node)))
                .as("nodes that %s knows", Village.name(node))
                .containsExactlyInAnyOrder("ada", "bea", "cem", "dan", "eva"));
    }

    private static void serveApart() {
        Stream.of(ada, bea, dan).forEach(node -> awaitMembers(node, "ada", "bea", "dan"));
        Stream.of(cem, eva).forEach(node -> awaitMembers(node, "cem", "eva"));
        publish(dan, "Said while apart", 8090);
        publish(cem, "Said in the flats", 8091);
        awaitWebSites(bea, "Pages of ada", "Pages of bea", "Pages of dan", "Said while apart");
        awaitWebSites(eva, "Pages of cem", "Pages of eva", "Said in the flats");
    }

    @Test
    @Order(5)
    @DisplayName("go on when the daemon of the overlay is killed or hangs on one of them")
    void daemon() {
        house.run("pkill", "-KILL", "tincd").expectSuccess();
        await("tincd runs again")
                .atMost(Village.TOLD)
                .until(() -> house.run("pgrep", "tincd").exit() == 0);
        awaitMembers(bea, "ada", "bea", "cem", "dan", "eva");
        awaitMembers(eva, "ada", "bea", "cem", "dan", "eva");
    }

    @Test
    @Order(6)
    @DisplayName("do not hear one that they expelled while it was away, however it comes back")
    void revoked() {
        eva.freeze();
        awaitMembers(ada, "ada", "bea", "cem", "dan");
        microCloud(ada, "expel", "eva", "--yes");
        await("all know")
                .atMost(Village.TOLD)
                .untilAsserted(() -> Stream.of(ada, bea, cem, dan)
                        .forEach(node ->
                                assertThat(Village.names(node)).containsExactlyInAnyOrder("ada", "bea", "cem", "dan")));

        eva.thaw();

        await().during(Duration.ofSeconds(20)).atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(Answers.names(Answers.services(cem))).doesNotContain("Pages of eva");
            assertThat(Answers.names(Answers.nodes(dan))).doesNotContain("eva");
        });
    }

    private static Stream<NodeProcess> all() {
        return Stream.of(ada, bea, cem, dan, eva);
    }

    private static List<Integer> openPorts(Host from, String address) {
        return from.run(Duration.ofMinutes(2), "python3", "-c", SCAN, address)
                .expectSuccess()
                .out()
                .lines()
                .map(Integer::valueOf)
                .toList();
    }
}
