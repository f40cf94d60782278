package org.cloudy.tinc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cloudy.bus.overlay.OverlayPlan;
import org.cloudy.bus.overlay.OverlayStatus;
import org.cloudy.platform.NodeConfig;
import org.cloudy.platform.store.NodeStore;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomecomingTest {
    private static final OverlayPlan PLAN = new OverlayPlan("testnet", "10.83.0.9/16", 7004, List.of());

    @TempDir
    Path folder;

    @AutoClose
    private NodeStore store;

    private final TestClock clock = new TestClock();

    @BeforeEach
    void open() {
        store = NodeStore.open(folder.resolve("node.db"));
    }

    private Homecoming of(String clusterAddress, Optional<OverlayPlan> planned) {
        NodeConfig config = new NodeConfig(
                folder, "node", "127.0.0.1", 7000, 7001, 7002, 7003, clusterAddress, List.of(), "cloudy");
        return new Homecoming(store, clock, config, planned);
    }

    private static OverlayStatus status(boolean up, String network, String address) {
        return new OverlayStatus(up, network, address, null, null, null, List.of());
    }

    @Test
    @DisplayName("A node that began outside goes home once its network is up, and no sooner")
    void goesHome() {
        Homecoming homecoming = of("127.0.0.1", Optional.of(PLAN));
        assertThat(homecoming.isDue(Overlay.NONE)).isFalse();
        assertThat(homecoming.isDue(status(false, "testnet", "10.83.0.9/16"))).isFalse();
        assertThat(homecoming.isDue(status(true, "another", "10.83.0.9/16")))
                .as("one that it is about to join, which starts it anew by itself")
                .isFalse();
        assertThat(homecoming.isDue(status(true, "testnet", "10.83.0.9/16"))).isTrue();
    }

    @Test
    @DisplayName("A node that is at home, or has none, stays where it is")
    void stays() {
        assertThat(of("10.83.0.9", Optional.of(PLAN)).isDue(status(true, "testnet", "10.83.0.9/16")))
                .isFalse();
        assertThat(of("127.0.0.1", Optional.empty()).isDue(status(true, "testnet", "10.83.0.9/16")))
                .isFalse();
    }

    @Test
    @DisplayName("It goes once an hour at most, whatever comes in its way each time")
    void rests() {
        OverlayStatus up = status(true, "testnet", "10.83.0.9/16");
        assertThat(of("127.0.0.1", Optional.of(PLAN)).isDue(up)).isTrue();
        assertThat(of("127.0.0.1", Optional.of(PLAN)).isDue(up)).isFalse();
        clock.set(Duration.ofMinutes(61).toSeconds());
        assertThat(of("127.0.0.1", Optional.of(PLAN)).isDue(up)).isTrue();
    }
}
