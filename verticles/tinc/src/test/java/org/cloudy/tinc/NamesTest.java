package org.cloudy.tinc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudy.tinc.CannedHost.fails;
import static org.cloudy.tinc.CannedHost.says;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.cloudy.platform.host.CommandResult;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NamesTest {
    private final TestClock clock = new TestClock();

    @Test
    @DisplayName("the addresses of a name are told once each, four at most")
    void addresses() {
        Names names = names(says(
                "2001:db8::7     STREAM node.example.org",
                "2001:db8::7     DGRAM  ",
                "192.0.2.1       STREAM ",
                "192.0.2.1       RAW    ",
                "192.0.2.2       STREAM ",
                "192.0.2.3       STREAM ",
                "192.0.2.4       STREAM ",
                "warning: x STREAM"));

        assertThat(names.addresses(List.of("node.example.org")))
                .isEqualTo(Map.of("node.example.org", List.of("2001:db8::7", "192.0.2.1", "192.0.2.2", "192.0.2.3")));
    }

    @Test
    @DisplayName("a name is looked up again after five minutes, one that was not found after one")
    void again() {
        Names names =
                new Names(new CannedHost(line -> line.endsWith(" good") ? says("192.0.2.1 STREAM") : fails()), clock);
        assertThat(names.isDue(List.of("good"))).isTrue();
        names.addresses(List.of("good", "bad"));

        clock.set(59);
        assertThat(names.isDue(List.of("good", "bad"))).isFalse();
        clock.set(60);
        assertThat(names.isDue(List.of("bad"))).isTrue();
        assertThat(names.isDue(List.of("good"))).isFalse();
        clock.set(300);
        assertThat(names.isDue(List.of("good"))).isTrue();
    }

    @Test
    @DisplayName("a name that cannot be found any more keeps its addresses")
    void kept() {
        CommandResult[] answer = {says("192.0.2.1 STREAM")};
        Names names = new Names(new CannedHost(line -> answer[0]), clock);
        names.addresses(List.of("node"));
        answer[0] = fails();
        clock.set(1000);

        assertThat(names.addresses(List.of("node"))).isEqualTo(Map.of("node", List.of("192.0.2.1")));
    }

    @Test
    @DisplayName("a name that takes for ever holds the others up for a few seconds only")
    void slow() {
        CountDownLatch never = new CountDownLatch(1);
        Names names = new Names(
                new CannedHost(line -> {
                    if (line.endsWith(" slow")) {
                        try {
                            never.await();
                        } catch (InterruptedException e) {
                            throw new CancellationException("as the host does");
                        }
                    }
                    return says("192.0.2.1 STREAM");
                }),
                clock);

        // The slow one would never answer.
        assertThat(CompletableFuture.supplyAsync(() -> names.addresses(List.of("slow", "quick"))))
                .succeedsWithin(Duration.ofSeconds(60))
                .isEqualTo(Map.of("slow", List.of(), "quick", List.of("192.0.2.1")));
    }

    private Names names(CommandResult answer) {
        return new Names(new CannedHost(line -> answer), clock);
    }
}
