package org.cloudy.tinc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.cloudy.bus.overlay.LinkState;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The overlay, when something goes wrong,")
class OverlayFaultsIT extends OverlayBed {
    @Test
    @DisplayName("is back soon after its daemon was killed, and keeps its device and what is bound to it")
    void killed() throws IOException {
        try (Member a = member(1);
                Member b = member(2)) {
            a.join(b);
            b.join(a);
            soon().until(() -> a.pings(b));
            String device = index(a);
            long daemon = a.pid();

            long start = System.nanoTime();
            ProcessHandle.of(daemon).orElseThrow().destroyForcibly();
            soon().until(() -> a.host.status(Tincd.NAME).pid() != null && a.pid() != daemon && a.pings(b));
            took("back after kill -9", start);

            assertThat(index(a)).isEqualTo(device);
            soon().until(() -> a.sees(b) == LinkState.DIRECT);
        }
    }

    @Test
    @DisplayName("notices a member that stands still, and has it back when it goes on")
    void frozen() throws IOException {
        try (Member a = member(1);
                Member b = member(2)) {
            a.join(b);
            b.join(a);
            soon().until(() -> a.sees(b) == LinkState.DIRECT);

            long start = System.nanoTime();
            b.host.signal(Tincd.NAME, "STOP");
            within(Duration.ofSeconds(90)).until(() -> a.sees(b) == LinkState.UNREACHABLE);
            took("frozen member noticed", start);
            assertThat(b.sees(a)).isEqualTo(LinkState.UNREACHABLE);

            start = System.nanoTime();
            b.host.signal(Tincd.NAME, "CONT");
            within(Duration.ofSeconds(90)).until(() -> a.sees(b) == LinkState.DIRECT && a.pings(b));
            took("back after the freeze", start);
        }
    }

    @Test
    @DisplayName("is joined again after the line was cut for a while")
    void cut() throws IOException {
        try (Member a = member(1);
                Member b = member(2)) {
            a.join(b);
            b.join(a);
            soon().until(() -> a.sees(b) == LinkState.DIRECT);

            long start = System.nanoTime();
            b.machine.link().cut();
            within(Duration.ofSeconds(90)).until(() -> a.sees(b) == LinkState.UNREACHABLE);
            took("cut noticed", start);

            start = System.nanoTime();
            b.machine.link().heal();
            within(Duration.ofSeconds(90)).until(() -> a.pings(b));
            took("joined again", start);
        }
    }

    @Test
    @DisplayName("is brought up again when its device was taken away")
    void deviceGone() throws IOException {
        try (Member a = member(1);
                Member b = member(2)) {
            a.join(b);
            b.join(a);
            soon().until(() -> a.pings(b));

            a.machine.run("ip", "link", "delete", "dev", devices(a).getFirst()).expectSuccess();

            within(Duration.ofSeconds(90)).until(() -> a.overlay.tend().up());
            soon().until(() -> a.pings(b));
        }
    }

    @Test
    @DisplayName("gets another daemon when its own stands still, and keeps its device")
    void hung() throws IOException {
        try (Member a = member(1);
                Member b = member(2)) {
            a.join(b);
            b.join(a);
            soon().until(() -> a.pings(b));
            String device = index(a);
            long daemon = a.pid();

            long start = System.nanoTime();
            a.host.signal(Tincd.NAME, "STOP");
            within(Duration.ofSeconds(90)).until(() -> a.overlay.tend().up() && a.pid() != daemon);
            soon().until(() -> a.pings(b));
            took("back with another daemon", start);

            assertThat(index(a)).isEqualTo(device);
        }
    }
}
