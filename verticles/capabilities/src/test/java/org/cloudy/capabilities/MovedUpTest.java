package org.cloudy.capabilities;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.cloudy.bus.capabilities.Action;
import org.cloudy.bus.capabilities.CapabilityState;
import org.cloudy.platform.Capability;
import org.cloudy.platform.Descriptor;
import org.cloudy.platform.settings.Migrations;
import org.cloudy.platform.store.Documents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MovedUpTest {
    private static final Migrations MOTTO_WAS_SAYING = Migrations.NONE.then(settings -> {
        Map<String, Object> next = new HashMap<>(settings);
        next.put("motto", next.remove("saying"));
        return next;
    });
    private static final Map<String, Object> OLD = Map.of("port", 5000, "saying", "work");

    @TempDir
    private Path data;

    /** The proxy, whose settings had another form before. */
    private record Newer(FakeProxy proxy) implements Capability {
        @Override
        public Descriptor<?> describe() {
            return movedUp(proxy.describe());
        }

        private static <S extends Record> Descriptor<S> movedUp(Descriptor<S> plain) {
            return new Descriptor<>(
                    plain.name(),
                    plain.title(),
                    plain.summary(),
                    plain.description(),
                    plain.group(),
                    plain.icon(),
                    plain.essential(),
                    plain.requires(),
                    plain.settings(),
                    MOTTO_WAS_SAYING,
                    plain.backup(),
                    plain.components());
        }
    }

    private Bench bench;

    @BeforeEach
    void prepare() {
        bench = new Bench(data, new Newer(new FakeProxy("proxy")));
    }

    @AfterEach
    void cleanUp() {
        bench.close();
    }

    /** A node on which the proxy was left with these settings of this form. */
    private void left(Map<String, Object> settings, int form, boolean on) {
        bench.run("proxy", Action.INSTALL);
        StoredCapability stored = documents().get("proxy").orElseThrow();
        documents()
                .put(
                        "proxy",
                        new StoredCapability(
                                true, on, false, settings, stored.version(), stored.published(), form, null));
        bench.restart();
    }

    private Documents<StoredCapability> documents() {
        return bench.node().context().store().documents("capability", StoredCapability.class);
    }

    @Test
    @DisplayName("Older settings become those of today, come up so, and the older ones are kept beside them")
    void movesUp() {
        left(OLD, 1, true);
        bench.awaitState("proxy", CapabilityState.RUNNING);

        assertThat(bench.get("proxy").settings()).containsEntry("port", 5000).containsEntry("motto", "work");
        StoredCapability stored = documents().get("proxy").orElseThrow();
        assertThat(stored.form()).isEqualTo(2);
        assertThat(stored.former()).isEqualTo(new StoredCapability.Former(OLD, 1));
    }

    @Test
    @DisplayName("Settings of a newer version fail with both versions named, and stay as they are on the disk")
    void leavesNewerOnesAlone() {
        Map<String, Object> newer = Map.of("address", "192.0.2.1:5000");
        left(newer, 3, true);
        bench.awaitState("proxy", CapabilityState.FAILED);

        assertThat(bench.reason("proxy")).contains("newer version (3; this one knows 2)");
        assertThat(documents().get("proxy").orElseThrow().settings()).isEqualTo(newer);
    }

    @Test
    @DisplayName("Whoever saves settings over those of a newer version still has them")
    void keepsNewerOnesBeside() {
        Map<String, Object> newer = Map.of("address", "192.0.2.1:5000");
        left(newer, 3, false);
        bench.succeed(bench.configure("proxy", Map.of("port", 6000)));

        StoredCapability stored = documents().get("proxy").orElseThrow();
        assertThat(stored.settings()).containsEntry("port", 6000);
        assertThat(stored.former()).isEqualTo(new StoredCapability.Former(newer, 3));
    }

    @Test
    @DisplayName("A node that goes back to an older version has the settings of then again")
    void goesBack() {
        left(OLD, 1, true);
        bench.awaitState("proxy", CapabilityState.RUNNING);
        bench.close();

        bench = new Bench(data, new FakeProxy("proxy"));
        bench.awaitIdle();
        StoredCapability stored = documents().get("proxy").orElseThrow();
        assertThat(stored.form()).isEqualTo(1);
        assertThat(stored.settings()).isEqualTo(OLD);
        assertThat(stored.former()).extracting(former -> former.form()).isEqualTo(2);
    }
}
