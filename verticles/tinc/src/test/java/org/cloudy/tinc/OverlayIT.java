package org.cloudy.tinc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.cloudy.bus.overlay.LinkState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The overlay, with real daemons in network namespaces")
class OverlayIT {
    @TempDir
    Path folder;

    private Underlay underlay;

    @BeforeEach
    void open() {
        underlay = Underlay.open();
    }

    @AfterEach
    void close() {
        underlay.close();
    }

    @Test
    @DisplayName("joins two nodes")
    void two() throws IOException {
        try (Member a = member(1);
                Member b = member(2)) {
            a.join(b);
            b.join(a);

            await().atMost(Duration.ofSeconds(10)).until(() -> a.pings(b));
            assertThat(a.sees(b)).isEqualTo(LinkState.DIRECT);
        }
    }

    /** A node on a machine that all others reach. */
    private Member member(int number) throws IOException {
        String host = "192.0.2." + number;
        return new Member(
                folder.resolve("" + number),
                underlay.machine("m" + number, host + "/24"),
                "10.83.0." + number,
                host + ":" + Member.PORT);
    }
}
