package org.cloudy.testkit.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.cloudy.testkit.CommandLine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What ping says")
final class PingTest {
    @Test
    @DisplayName("is understood where answers came")
    void answers() {
        String said = """
                PING 192.168.1.2 (192.168.1.2) 56(84) bytes of data.

                --- 192.168.1.2 ping statistics ---
                400 packets transmitted, 225 received, 43.75% packet loss, time 4390ms
                rtt min/avg/max/mdev = 0.039/1.250/41.6/0.016 ms, pipe 2
                """;

        assertThat(Ping.of(new CommandLine.Result(0, said, "")))
                .isEqualTo(new Ping(
                        400, 225, Duration.ofNanos(39_000), Duration.ofNanos(1_250_000), Duration.ofNanos(41_600_000)));
    }

    @Test
    @DisplayName("is understood where none came, or there was no way")
    void silence() {
        String said = """
                PING 203.0.113.3 (203.0.113.3) 56(84) bytes of data.

                --- 203.0.113.3 ping statistics ---
                1 packets transmitted, 0 received, +1 errors, 100% packet loss, time 0ms

                """;

        assertThat(Ping.of(new CommandLine.Result(1, said, "")).received()).isZero();
        assertThat(Ping.of(new CommandLine.Result(2, "", "ping: connect: Network is unreachable\n")))
                .isEqualTo(new Ping(0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO));
    }

    @Test
    @DisplayName("is told where ping could not run")
    void failure() {
        String said = "nsenter: failed to execute ping: No such file or directory\n";

        assertThatThrownBy(() -> Ping.of(new CommandLine.Result(127, "", said))).hasMessageContaining(said);
    }
}
