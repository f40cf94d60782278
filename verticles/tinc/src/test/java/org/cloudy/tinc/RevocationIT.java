package org.cloudy.tinc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.overlay.LinkState;
import org.cloudy.bus.overlay.OverlayPlan;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A member that is put out")
class RevocationIT extends OverlayBed {
    @Test
    @DisplayName("is cut off within seconds, and cannot come back")
    void putOut() throws IOException {
        try (Member a = member(1);
                Member b = member(2);
                Member c = member(3)) {
            a.join(b, c);
            b.join(a, c);
            c.join(a, b);
            meet(a, b, c);

            long start = System.nanoTime();
            a.join(b);
            b.join(a);
            soon().until(() -> !a.pings(c) && !b.pings(c));
            took("put out, with two failed pings", start);

            // A ping may be lost for another reason, and its daemon hears of the end of a connection when it gets round
            // to it.
            soon().until(() -> c.sees(a) == LinkState.UNREACHABLE && c.sees(b) == LinkState.UNREACHABLE);
            c.host.signal(Tincd.NAME, "ALRM");
            await().during(Duration.ofSeconds(6))
                    .atMost(Duration.ofSeconds(90))
                    .until(() -> !c.pings(a) && !c.pings(b) && c.sees(a) == LinkState.UNREACHABLE);
            soon().until(() -> a.pings(b));
        }
    }

    @Test
    @DisplayName("is cut off also where the rest of the plan cannot be had")
    void putOutInTheWay() throws IOException {
        try (Member a = member(1);
                Member b = member(2)) {
            a.join(b);
            b.join(a);
            soon().until(() -> a.pings(b));
            a.machine
                    .run("ip", "address", "add", "10.83.77.1/24", "dev", "eth0")
                    .expectSuccess();

            assertThatExceptionOfType(Failure.class)
                    .isThrownBy(
                            () -> a.overlay.apply(new OverlayPlan("testnet", "10.83.0.9/16", Member.PORT, List.of())))
                    .satisfies(failure -> assertThat(failure.code()).isEqualTo(FailureCode.CONFLICT));

            soon().until(() -> !b.pings(a) && b.sees(a) == LinkState.UNREACHABLE);
        }
    }
}
