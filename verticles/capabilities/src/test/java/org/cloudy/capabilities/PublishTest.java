package org.cloudy.capabilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Map;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.Action;
import org.cloudy.bus.capabilities.CapabilityState;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.discovery.Publication;
import org.cloudy.testkit.LocalNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PublishTest {
    private final FakeProxy proxy = new FakeProxy("proxy");
    private Bench bench;

    @BeforeEach
    void prepare(@TempDir Path data) {
        bench = new Bench(data, proxy);
    }

    @AfterEach
    void cleanUp() {
        bench.close();
    }

    private void running() {
        bench.run("proxy", Action.INSTALL, Action.START);
    }

    private Publication published() {
        assertThat(bench.discovery.published()).hasSize(1);
        return bench.discovery.published().values().iterator().next();
    }

    @Test
    @DisplayName("Publishing announces it in the capability's name; withdrawing takes it back")
    void publishesAndWithdraws() {
        running();
        assertThat(bench.refused(() -> bench.act("proxy", Action.WITHDRAW))).hasMessage("proxy is not published.");
        bench.run("proxy", Action.PUBLISH);

        assertThat(published().owner()).isEqualTo("proxy");
        assertThat(published().port()).isEqualTo(4711);
        assertThat(bench.summary("proxy").published()).isTrue();
        assertThat(bench.discovery.published())
                .containsOnlyKeys(bench.get("proxy").publishedAs());
        assertThat(bench.get("proxy").actions()).containsExactly(Action.STOP, Action.WITHDRAW, Action.REMOVE);
        assertThat(bench.refused(() -> bench.act("proxy", Action.PUBLISH)).code())
                .isEqualTo(FailureCode.CONFLICT);

        bench.run("proxy", Action.WITHDRAW);
        assertThat(bench.discovery.published()).isEmpty();
        assertThat(bench.summary("proxy").published()).isFalse();
        assertThat(bench.get("proxy").publishedAs()).isNull();
    }

    @Test
    @DisplayName("What is stopped is not published: start it first")
    void refusesWhatIsStopped() {
        bench.run("proxy", Action.INSTALL);
        assertThat(bench.refused(() -> bench.act("proxy", Action.PUBLISH)))
                .hasMessage("proxy is not running. Start it first.");
    }

    @Test
    @DisplayName("Stopping withdraws it for good: the next start publishes nothing")
    void stopWithdraws() {
        running();
        bench.run("proxy", Action.PUBLISH, Action.STOP);
        assertThat(bench.discovery.published()).isEmpty();
        bench.run("proxy", Action.START);
        assertThat(bench.discovery.published()).isEmpty();
        assertThat(bench.summary("proxy").published()).isFalse();
    }

    @Test
    @DisplayName("An announcement that the registry refuses is not half published")
    void publishFails() {
        running();
        bench.discovery.refuse(true);
        assertThat(bench.failureOf(bench.act("proxy", Action.PUBLISH)).message())
                .isEqualTo("the registry is down");
        assertThat(bench.summary("proxy").published()).isFalse();
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.RUNNING);
        bench.discovery.refuse(false);
        bench.run("proxy", Action.PUBLISH);
    }

    @Test
    @DisplayName("What the node announces already is taken as its own announcement")
    void adoptsWhatIsThere() {
        running();
        Publication byHand = new Publication("_proxy._tcp", "by hand", null, 4711, Map.of(), null, null);
        String id = LocalNode.await(DiscoveryContract.PUBLISH.send(bench.bus(), byHand))
                .id();

        bench.run("proxy", Action.PUBLISH);
        assertThat(bench.get("proxy").publishedAs()).isEqualTo(id);
    }

    @Test
    @DisplayName("It can be stopped while the registry is down, and is withdrawn at the next start of the node")
    void stopsWithoutRegistry() {
        running();
        bench.run("proxy", Action.PUBLISH);
        bench.discovery.refuse(true);
        bench.run("proxy", Action.STOP);
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.STOPPED);
        assertThat(bench.discovery.published()).hasSize(1);

        bench.discovery.refuse(false);
        bench.restart();
        await().atMost(Bench.PATIENCE).until(() -> bench.discovery.published().isEmpty());
        bench.awaitIdle();
        assertThat(bench.summary("proxy").published()).isFalse();
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.STOPPED);
    }

    @Test
    @DisplayName("New settings that change the announcement are announced; others leave it alone")
    void renews() {
        running();
        bench.run("proxy", Action.PUBLISH);
        String first = bench.get("proxy").publishedAs();
        bench.succeed(bench.configure("proxy", Map.of("password", "open")));
        assertThat(bench.get("proxy").publishedAs()).isEqualTo(first);

        bench.succeed(bench.configure("proxy", Map.of("port", 5000)));
        assertThat(published().port()).isEqualTo(5000);
        assertThat(bench.discovery.published())
                .containsOnlyKeys(bench.get("proxy").publishedAs());
    }

    @Test
    @DisplayName("A new name of the node is announced")
    void renewsForANewName() {
        running();
        bench.run("proxy", Action.PUBLISH);
        assertThat(published().name()).isEqualTo("Proxy of test-node");
        bench.node().context().name().change("attic");
        await().atMost(Bench.PATIENCE)
                .until(() -> bench.discovery.published().values().stream()
                        .anyMatch(publication -> publication.name().equals("Proxy of attic")));
        bench.awaitIdle();
        assertThat(bench.discovery.published()).hasSize(1);
    }
}
