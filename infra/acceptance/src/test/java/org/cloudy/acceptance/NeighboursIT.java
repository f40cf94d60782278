package org.cloudy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudy.acceptance.Patience.await;
import static org.cloudy.acceptance.Village.awaitDone;
import static org.cloudy.acceptance.Village.awaitMembers;
import static org.cloudy.acceptance.Village.awaitWebSites;
import static org.cloudy.acceptance.Village.microCloud;
import static org.cloudy.acceptance.Village.names;
import static org.cloudy.acceptance.Village.online;
import static org.cloudy.acceptance.Village.publish;
import static org.cloudy.acceptance.Village.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.cloudy.testkit.CommandLine;
import org.cloudy.testkit.NodeProcess;
import org.cloudy.testkit.net.Host;
import org.cloudy.testkit.net.Lan;
import org.cloudy.testkit.net.Nat;
import org.cloudy.testkit.net.NetworkBed;
import org.cloudy.testkit.net.NetworkTest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NetworkTest(needs = "tincd")
@DisplayName("Neighbours behind their routers")
class NeighboursIT {
    @TempDir
    private Path folder;

    @AutoClose
    private Village village;

    @BeforeEach
    void begin() {
        village = new Village(folder);
    }

    @Test
    @DisplayName("join by invitation and by request, find each other's services, and expel and leave each other")
    void story(NetworkBed bed) {
        Lan internet = bed.internet();
        Lan home = bed.lan("home");
        Lan flat = bed.lan("flat");
        bed.nat(home, internet, Nat.PORT_RESTRICTED);
        bed.nat(flat, internet, Nat.SYMMETRIC);
        Host hub = internet.host("ada");
        NodeProcess ada = village.start(hub);
        NodeProcess bea = village.start(home.host("bea"));
        NodeProcess cem = village.start(flat.host("cem"));

        JsonNode founded = microCloud(ada, "create", "Village", "--description", "Round the square");
        assertThat(founded.at("/appearance/name").asText()).isEqualTo("Village");
        assertThat(online(founded)).containsExactly("ada");
        String token = microCloud(ada, "invite").path("token").asText();
        microCloud(bea, "join", token);
        awaitMembers(ada, "ada", "bea");
        awaitMembers(bea, "ada", "bea");

        // A used invitation lets nobody else in, and leaves the node as it was.
        CommandLine.Result second = run(cem, "join", token);
        assertThat(second.exit()).isEqualTo(1);
        assertThat(Answers.problem(second).path("key").asText()).isEqualTo("microcloud.token.used");
        assertThat(microCloud(cem).path("id").isNull()).isTrue();

        String asking = microCloud(cem, "ask", Village.endpoint(hub), "--message", "It is Cem", "--no-wait")
                .path("id")
                .asText();
        await("both members see the request").atMost(Village.TOLD).untilAsserted(() -> {
            assertThat(microCloud(ada, "requests")).hasSize(1);
            assertThat(microCloud(bea, "requests").at("/0/message").asText()).isEqualTo("It is Cem");
        });
        microCloud(bea, "approve", "cem");
        awaitDone(cem, asking);
        awaitMembers(cem, "ada", "bea", "cem");
        awaitMembers(bea, "ada", "bea", "cem");

        microCloud(bea, "describe", "--name", "Old village");
        await("the new name is told to all").atMost(Village.TOLD).untilAsserted(() -> {
            assertThat(microCloud(cem).at("/appearance/name").asText()).isEqualTo("Old village");
            assertThat(Answers.json(cem.cloudy("status", "--json"))
                            .path("microCloud")
                            .asText())
                    .isEqualTo("Old village");
            assertThat(Answers.nodes(cem))
                    .hasSize(3)
                    .allSatisfy(
                            node -> assertThat(node.path("microCloud").asText()).isEqualTo("Old village"));
        });
        await("all tell of their links and their traffic").atMost(Village.TOLD).untilAsserted(() -> {
            JsonNode map = microCloud(ada, "map");
            assertThat(map.path("silent")).isEmpty();
            assertThat(map.path("views"))
                    .hasSize(3)
                    .allSatisfy(view -> assertThat(view.path("links"))
                            .hasSize(2)
                            .noneMatch(link -> link.path("state").asText().equals("unreachable")));
            assertThat(microCloud(ada, "members"))
                    .hasSize(3)
                    .allSatisfy(member -> assertThat(
                                    member.at("/traffic/receivedBytes").asLong())
                            .isPositive());
        });
        assertThat(microCloud(ada, "links"))
                .anyMatch(event -> event.path("state").asText().equals("direct"));

        publish(cem, "Cem's pages", 8080);
        awaitWebSites(bea, "Cem's pages");

        // Cem came in through Bea: Ada is above both.
        assertThat(run(cem, "expel", "ada", "--yes").exit())
                .as("nobody expels who was here before")
                .isEqualTo(1);
        microCloud(ada, "expel", "cem", "--yes");
        await("the expelled node is gone from the others' pages")
                .atMost(Village.TOLD)
                .untilAsserted(() -> {
                    assertThat(names(bea)).containsExactlyInAnyOrder("ada", "bea");
                    assertThat(Answers.names(Answers.services(bea))).doesNotContain("Cem's pages");
                });

        assertThat(microCloud(bea, "leave", "--yes").path("id").isNull())
                .as("who left is in none")
                .isTrue();
        await("and off the list")
                .atMost(Village.TOLD)
                .untilAsserted(() -> assertThat(names(ada)).containsExactly("ada"));
    }
}
