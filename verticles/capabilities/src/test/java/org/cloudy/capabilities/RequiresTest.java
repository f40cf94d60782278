package org.cloudy.capabilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.Action;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.CapabilityName;
import org.cloudy.bus.capabilities.CapabilityState;
import org.cloudy.bus.capabilities.CapabilitySummary;
import org.cloudy.bus.capabilities.LogQuery;
import org.cloudy.platform.settings.Secret;
import org.cloudy.testkit.LocalNode;
import org.cloudy.testkit.Translations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RequiresTest {
    private final FakeProxy base = new FakeProxy("base", "discovery");
    private final FakeProxy above =
            new FakeProxy("above", new ProxySettings(4712, "rest", new Secret("sesame")), "base");
    private Bench bench;

    @BeforeEach
    void prepare(@TempDir Path data) {
        bench = new Bench(data, base, above, new FakeProxy("orphan", "nowhere"));
    }

    @AfterEach
    void cleanUp() {
        bench.close();
    }

    private void bothRun() {
        bench.run("base", Action.INSTALL, Action.START);
        bench.run("above", Action.INSTALL, Action.START);
    }

    @Test
    @DisplayName("What needs another is not started before it, and the other is named")
    void startsInOrder() {
        bench.run("above", Action.INSTALL);
        Failure refused = bench.refused(() -> bench.act("above", Action.START));
        assertThat(refused.code()).isEqualTo(FailureCode.CONFLICT);
        assertThat(refused).hasMessage("above needs base. Start that first.");
        assertThat(bench.get("above").actions()).containsExactly(Action.REMOVE);

        bench.run("orphan", Action.INSTALL);
        assertThat(bench.refused(() -> bench.act("orphan", Action.START)))
                .hasMessage("orphan needs nowhere. Start that first.");
        bothRunAfterInstall();
    }

    private void bothRunAfterInstall() {
        bench.run("base", Action.INSTALL, Action.START);
        bench.run("above", Action.START);
        assertThat(bench.state("above")).isEqualTo(CapabilityState.RUNNING);
    }

    @Test
    @DisplayName("What another needs is neither stopped nor removed, and the other is named")
    void stopsInOrder() {
        bothRun();
        assertThat(bench.refused(() -> bench.act("base", Action.STOP)))
                .hasMessage("base is needed by above. Stop that first.");
        assertThat(bench.refused(() -> bench.act("base", Action.REMOVE)).code()).isEqualTo(FailureCode.CONFLICT);
        bench.run("above", Action.STOP);
        bench.run("base", Action.STOP);
    }

    @Test
    @DisplayName("After a restart each comes up after what it needs")
    void comesBackInOrder() {
        bothRun();
        Journal.Gate gate = base.journal.hold("enable daemon");
        above.journal.clear();
        bench.restart();
        await().until(() -> gate.reached.getCount() == 0);
        assertThat(above.journal.entries()).noneMatch(entry -> entry.startsWith("enable"));
        gate.open.countDown();
        bench.awaitState("above", CapabilityState.RUNNING);
    }

    @Test
    @DisplayName("What needs something that does not come back fails with that reason, and comes up once that does")
    void comesBackLater() {
        bothRun();
        base.journal.fail("enable daemon", "disk full");
        bench.restart();
        bench.awaitState("above", CapabilityState.FAILED);
        assertThat(bench.reason("above")).isEqualTo("above needs base. Start that first.");
        assertThat(bench.reason("above", "es")).isEqualTo("above necesita base. Inicia eso primero.");
        assertThat(bench.reason("above", "ca")).isEqualTo("above necessita base. Inicia això primer.");
        base.journal.heal();
        bench.run("base", Action.START);
        bench.awaitState("above", CapabilityState.RUNNING);
    }

    @Test
    @DisplayName("The list has all but the parts of every node, by name")
    void lists() {
        List<CapabilitySummary> all = LocalNode.await(CapabilitiesContract.LIST.send(bench.bus(), Empty.EMPTY))
                .capabilities();
        assertThat(all)
                .extracting(CapabilitySummary::name)
                .isSorted()
                .contains("above", "base", "orphan")
                .doesNotContain("capabilities", "discovery");
    }

    @Test
    @DisplayName("A name that there is not, and that of a part of every node, are not found")
    void notFound() {
        for (String name : List.of("nonesuch", "capabilities", "x".repeat(1_000_000))) {
            Failure refused = bench.refused(() -> bench.get(name));
            assertThat(refused.code()).isEqualTo(FailureCode.NOT_FOUND);
            assertThat(refused.getMessage()).hasSizeLessThan(200);
            assertThat(bench.refused(() -> bench.act(name, Action.START)).code())
                    .isEqualTo(FailureCode.NOT_FOUND);
            assertThat(bench.refused(() -> bench.configure(name, Map.of())).code())
                    .isEqualTo(FailureCode.NOT_FOUND);
        }
        assertThat(bench.refused(() -> LocalNode.await(
                                CapabilitiesContract.DIAGNOSE.send(bench.bus(), new CapabilityName("nonesuch"))))
                        .code())
                .isEqualTo(FailureCode.NOT_FOUND);
    }

    @Test
    @DisplayName("The log has the last lines of the daemon, as many as were asked for")
    void tellsTheLog() {
        assertThat(log(100)).containsExactly("one of base.daemon", "two of base.daemon");
        assertThat(log(1)).containsExactly("two of base.daemon");
        assertThat(log(-5)).hasSize(1);
    }

    private List<String> log(int lines) {
        return LocalNode.await(CapabilitiesContract.LOG.send(bench.bus(), new LogQuery("base", lines)))
                .lines();
    }

    @Test
    @DisplayName("A detail has what its page shows")
    void tellsDetails() {
        assertThat(bench.get("base").packages()).containsExactly("debian-files", "debian-daemon");
        assertThat(bench.get("base").serviceTypes()).containsExactly("_proxy._tcp");
        assertThat(bench.get("base").fields()).extracting(field -> field.name()).contains("port", "motto", "password");
        assertThat(bench.get("base").schema()).containsKey("properties");
    }

    @Test
    @DisplayName("All texts of the manager exist in every language")
    void isTranslated() {
        assertThat(Translations.problemsOf("capabilities.")).isEmpty();
    }
}
