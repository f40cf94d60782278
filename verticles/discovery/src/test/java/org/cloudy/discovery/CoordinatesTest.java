package org.cloudy.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.Coordinate;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.platform.store.NodeStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoordinatesTest {
    private static final Coordinate SOMEWHERE = new Coordinate(Collections.nCopies(8, 0.002), 0.001, 0, 0.3);
    private static final Coordinate IMPOSSIBLE = new Coordinate(Collections.nCopies(8, 1e9), 0.001, 0, 0.3);

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final NodeId self = NodeIdentity.fresh().id();
    private final NodeId peer = NodeIdentity.fresh().id();
    private final NodeId stranger = NodeIdentity.fresh().id();
    private final Coordinates coordinates = new Coordinates(self, Point.ORIGIN, metrics);

    @Test
    @DisplayName("nothing is predicted before this node has measured something, then also where nothing was measured")
    void predicts() {
        coordinates.announced(stranger, SOMEWHERE);
        assertThat(coordinates.to(stranger)).isNull();

        coordinates.answered(peer, SOMEWHERE, Duration.ofMillis(8));

        assertThat(coordinates.to(stranger))
                .isNotNull()
                .isEqualTo(coordinates.to(peer))
                .isBetween(1.0, 16.0);
        assertThat(coordinates.error()).isLessThan(Point.LARGEST_ERROR);
    }

    @Test
    @DisplayName("nothing is predicted of a node that has measured nothing yet itself, nor of one that said nothing")
    void predictsNothing() {
        coordinates.answered(peer, SOMEWHERE, Duration.ofMillis(8));
        coordinates.announced(stranger, Point.ORIGIN.told());

        assertThat(coordinates.to(stranger)).isNull();
        assertThat(coordinates.to(self)).isNull();
        coordinates.announced(stranger, null);
        assertThat(coordinates.to(stranger)).isNull();
    }

    @Test
    @DisplayName("what is impossible is counted, moves nobody, and ends what was predicted for its node alone")
    void refuses() {
        coordinates.answered(peer, SOMEWHERE, Duration.ofMillis(8));
        coordinates.announced(stranger, SOMEWHERE);
        Coordinate before = coordinates.own();

        coordinates.answered(stranger, IMPOSSIBLE, Duration.ofMillis(1));
        coordinates.announced(stranger, IMPOSSIBLE);

        assertThat(metrics.get("cloudy.coordinate.refused").counter().count()).isEqualTo(2);
        assertThat(coordinates.own()).isEqualTo(before);
        assertThat(coordinates.to(stranger)).isNull();
        assertThat(coordinates.to(peer)).isNotNull();
    }

    @Test
    @DisplayName("what this node announces is not taken for news of another, and who is gone is forgotten")
    void forgets() {
        coordinates.announced(self, SOMEWHERE);
        coordinates.answered(peer, SOMEWHERE, Duration.ofMillis(8));
        coordinates.gone(peer);

        assertThat(coordinates.to(self)).isNull();
        assertThat(coordinates.to(peer)).isNull();
    }

    @Test
    @DisplayName("the place is kept in the node's store, the origin where there is none or none that can be")
    void kept(@TempDir Path folder) {
        try (NodeStore store = NodeStore.open(folder.resolve("node.db"))) {
            assertThat(new Whereabouts(store).last()).isSameAs(Point.ORIGIN);

            new Whereabouts(store).keep(SOMEWHERE);
            assertThat(new Whereabouts(store).last().told()).isEqualTo(SOMEWHERE);

            new Whereabouts(store).keep(IMPOSSIBLE);
            assertThat(new Whereabouts(store).last()).isSameAs(Point.ORIGIN);
        }
    }
}
