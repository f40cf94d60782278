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
import static org.cloudy.acceptance.Village.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.cloudy.testkit.CommandLine;
import org.cloudy.testkit.NodeProcess;
import org.cloudy.testkit.net.Host;
import org.cloudy.testkit.net.Lan;
import org.cloudy.testkit.net.NetworkBed;
import org.cloudy.testkit.net.NetworkTest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@NetworkTest(needs = "tincd")
@DisplayName("A micro cloud with bad luck")
class BadLuckIT {
    @TempDir
    private Path folder;

    @AutoClose
    private Village village;

    @BeforeEach
    void begin() {
        village = new Village(folder);
    }

    @Test
    @DisplayName("works without multicast, and with two nodes of one name")
    void oddNeighbours(NetworkBed bed) {
        Lan lan = bed.lan("home");
        List<Host> hosts = List.of(lan.host("ada"), lan.host("bea"), lan.host("other"));
        hosts.forEach(BadLuckIT::hearNoMulticast);
        NodeProcess ada = village.start(hosts.get(0));
        NodeProcess bea = village.start(hosts.get(1));
        NodeProcess other = village.start(hosts.get(2), "bea");

        microCloud(ada, "create", "Village");
        microCloud(bea, "join", invitation(ada));
        awaitMembers(ada, "ada", "bea");
        microCloud(other, "join", invitation(bea));
        for (NodeProcess node : List.of(ada, bea, other)) {
            awaitMembers(node, "ada", "bea", "bea");
        }
        publish(ada, "Pages of ada", 8080);
        publish(bea, "Pages of bea", 8081);
        publish(other, "Pages of the other", 8082);
        for (NodeProcess node : List.of(ada, bea, other)) {
            awaitWebSites(node, "Pages of ada", "Pages of bea", "Pages of the other");
        }

        CommandLine.Result either = run(ada, "expel", "bea", "--yes");
        assertThat(either.exit()).isEqualTo(1);
        assertThat(Answers.problem(either).path("code").asText()).isEqualTo("CONFLICT");
        String id = Answers.json(other.cloudy("status", "--json")).path("node").asText();
        microCloud(ada, "expel", id, "--yes");
        awaitMembers(ada, "ada", "bea");
        awaitMembers(bea, "ada", "bea");
        awaitWebSites(bea, "Pages of ada", "Pages of bea");
    }

    @Test
    @DisplayName("leaves a node that died on its way in as it was, and lets it in later")
    void interruptedJoin(NetworkBed bed) {
        Lan lan = bed.lan("home");
        Host inviter = lan.host("ada");
        NodeProcess ada = village.start(inviter);
        NodeProcess bea = village.start(lan.host("bea"));
        microCloud(ada, "create", "Village");

        // Before the inviter has answered, and when it has let the node in, but is not reached over the overlay.
        String invitation = invitation(ada);
        inviter.freeze();
        dieOnTheWay(bea, invitation, 20);
        inviter.thaw();
        ignore(inviter, "meta l4proto { tcp, udp } th dport " + (Village.HTTP + 4));
        dieOnTheWay(bea, invitation(ada), 80);
        inviter.run("nft", "delete table inet deaf").expectSuccess();

        String join = beginToJoin(bea, invitation(ada));
        awaitDone(bea, join);

        awaitMembers(ada, "ada", "bea");
        awaitMembers(bea, "ada", "bea");
        assertThat(Village.members(ada)).hasSize(2);
    }

    @Test
    @DisplayName("lets a request wait while the node that was asked is away, or the one that asks")
    void memberAway(NetworkBed bed) {
        Lan lan = bed.lan("home");
        Host door = lan.host("ada");
        NodeProcess ada = village.start(door);
        NodeProcess bea = village.start(lan.host("bea"));
        microCloud(ada, "create", "Village");
        String asking = microCloud(bea, "ask", Village.endpoint(door), "--message", "Me", "--no-wait")
                .path("id")
                .asText();
        await("the request is there")
                .atMost(Village.TOLD)
                .untilAsserted(() -> assertThat(microCloud(ada, "requests")).hasSize(1));

        ada.kill();
        bea.kill();
        bea.relaunch().awaitCommands();
        await("the request is made again")
                .atMost(Village.TOLD)
                .untilAsserted(() ->
                        assertThat(job(bea, asking).path("state").asText()).isEqualTo("running"));
        ada.relaunch().awaitCommands();

        await("the request is there again")
                .atMost(Village.TOLD)
                .untilAsserted(() -> assertThat(microCloud(ada, "requests")).hasSize(1));
        microCloud(ada, "approve", "bea");
        awaitDone(bea, asking);
        awaitMembers(bea, "ada", "bea");
    }

    @Test
    @DisplayName("goes round a link that carries one way only, and back to it")
    void asymmetricLink(NetworkBed bed) {
        Lan lan = bed.lan("home");
        List<Host> hosts = List.of(lan.host("ada"), lan.host("bea"), lan.host("cem"));
        List<NodeProcess> nodes = village.start(hosts);
        NodeProcess bea = nodes.get(1);
        NodeProcess cem = nodes.get(2);
        microCloud(nodes.getFirst(), "create", "Village");
        microCloud(bea, "join", invitation(nodes.getFirst()));
        microCloud(cem, "join", invitation(nodes.getFirst()));
        nodes.forEach(node -> awaitMembers(node, "ada", "bea", "cem"));
        awaitLink(bea, "cem", "direct");
        awaitLink(cem, "bea", "direct");

        bed.cutOneWay(hosts.get(1), hosts.get(2));
        awaitLink(cem, "bea", "relayed");
        publish(bea, "Pages of bea", 8081);
        publish(cem, "Pages of cem", 8082);

        nodes.forEach(node -> awaitMembers(node, "ada", "bea", "cem"));
        nodes.forEach(node -> awaitWebSites(node, "Pages of bea", "Pages of cem"));

        bed.heal();
        awaitLink(cem, "bea", "direct");
        nodes.forEach(node -> awaitMembers(node, "ada", "bea", "cem"));
        nodes.forEach(node -> awaitWebSites(node, "Pages of bea", "Pages of cem"));
    }

    private static void awaitLink(NodeProcess node, String member, String state) {
        await(Village.name(node) + " has a link to " + member + " that is " + state)
                .atMost(Village.JOINED)
                .untilAsserted(() -> assertThat(Village.members(node))
                        .filteredOn(other -> other.path("name").asText().equals(member))
                        .extracting(other -> other.path("link").asText())
                        .containsExactly(state));
    }

    private static JsonNode job(NodeProcess node, String id) {
        return Answers.json(node.cloudy("job", id, "--json"));
    }

    /** Kills a node when its way in has come so far, and starts it again: it has to be as it was. */
    private static void dieOnTheWay(NodeProcess node, String invitation, int percent) {
        String join = beginToJoin(node, invitation);
        await("the way in has come to " + percent + " %")
                .atMost(Village.TOLD)
                .untilAsserted(() ->
                        assertThat(job(node, join).path("percent").asInt()).isEqualTo(percent));
        node.kill();
        node.relaunch().awaitCommands();
        assertThat(job(node, join).path("state").asText()).isEqualTo("failed");
        assertThat(microCloud(node).path("id").isNull()).as(node.output()).isTrue();
    }

    private static void hearNoMulticast(Host host) {
        ignore(host, "ip daddr 224.0.0.0/4", "udp dport 5353");
    }

    /** Drops what comes to a host and is of these kinds, in the words of nftables. */
    private static void ignore(Host host, String... kinds) {
        host.run("nft", "add table inet deaf").expectSuccess();
        host.run("nft", "add chain inet deaf in { type filter hook input priority 0; }")
                .expectSuccess();
        for (String kind : kinds) {
            host.run("nft", "add rule inet deaf in " + kind + " drop").expectSuccess();
        }
    }
}
