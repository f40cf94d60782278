package org.cloudy.tinc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.overlay.OverlayPlan;
import org.cloudy.platform.Attachment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The overlay of a node")
class OverlayLifeCycleIT extends OverlayBed {
    @Test
    @DisplayName("goes with the node that ends, and is there again when the node starts")
    void restarted() throws IOException {
        try (Member a = member(1);
                Member b = member(2)) {
            a.join(b);
            b.join(a);
            soon().until(() -> a.pings(b));

            a.overlay.leave();
            a.host.close();
            assertThat(devices(a)).isEmpty();

            a.start();
            long start = System.nanoTime();
            Optional<Attachment> attachment = a.attach();
            took("attached", start);

            assertThat(attachment).contains(new Attachment("testnet", "10.83.0.1", List.of("10.83.0.2")));
            soon().until(() -> a.pings(b));
            took("first ping after the attachment", start);
        }
    }

    @Test
    @DisplayName("takes over the device that a killed node left behind")
    void leftBehind() throws IOException {
        try (Member a = member(1);
                Member b = member(2)) {
            a.join(b);
            b.join(a);
            a.host.close();
            assertThat(devices(a)).hasSize(1);
            String device = index(a);

            a.start();
            assertThat(a.attach()).isPresent();

            assertThat(index(a)).isEqualTo(device);
            soon().until(() -> a.pings(b));
        }
    }

    @Test
    @DisplayName("does not wait for others where there are none, and asks for nothing where there is no plan")
    void alone() throws IOException {
        try (Member a = member(1)) {
            assertThat(a.attach()).isEmpty();
            a.join();

            assertThat(a.attach()).contains(new Attachment("testnet", "10.83.0.1", List.of()));
            assertThat(CompletableFuture.runAsync(() -> a.overlay.awaitPeer(Duration.ofHours(1))))
                    .succeedsWithin(Duration.ofMinutes(1));
        }
    }

    @Test
    @DisplayName("is taken down, also twice, and stays so at the next start")
    void down() throws IOException {
        try (Member a = member(1)) {
            a.join();

            assertThat(a.overlay.down()).isEqualTo(Overlay.NONE);
            assertThat(a.overlay.down().up()).isFalse();

            assertThat(devices(a)).isEmpty();
            assertThat(a.attach()).isEmpty();
        }
    }

    @Test
    @DisplayName("stays up until the node ends when it is to be left, and is gone at the next start")
    void forgotten() throws IOException {
        try (Member a = member(1);
                Member b = member(2)) {
            a.join(b);
            b.join(a);
            soon().until(() -> a.pings(b));

            assertThat(a.overlay.forget()).isEqualTo(Overlay.NONE);
            assertThat(a.overlay.tend()).isEqualTo(Overlay.NONE);
            assertThat(a.pings(b)).isTrue();

            a.host.close();
            a.start();
            assertThat(a.attach()).isEmpty();
            assertThat(devices(a)).isEmpty();
            assertThat(a.data.resolve("overlay/tinc.conf")).doesNotExist();
        }
    }

    @Test
    @DisplayName("refuses addresses that a local network has, and leaves nothing behind")
    void collision() throws IOException {
        try (Member a = member(1)) {
            a.machine
                    .run("ip", "address", "add", "10.83.200.1/24", "dev", "eth0")
                    .expectSuccess();

            assertThatExceptionOfType(Failure.class)
                    .isThrownBy(a::join)
                    .satisfies(failure -> assertThat(failure.code()).isEqualTo(FailureCode.CONFLICT))
                    .withMessageContaining("10.83.0.0/16")
                    .withMessageContaining("10.83.200.0/24 (eth0)");
            assertThat(devices(a)).isEmpty();
            assertThat(a.attach()).isEmpty();
        }
    }

    @Test
    @DisplayName("says that another program has the port")
    void portTaken() throws IOException {
        try (Member a = member(1);
                Member other = new Member(folder.resolve("o"), a.machine, "10.84.0.1")) {
            other.overlay.apply(new OverlayPlan("other", "10.84.0.1/16", Member.PORT, List.of()));

            assertThatExceptionOfType(Failure.class)
                    .isThrownBy(a::join)
                    .satisfies(failure -> assertThat(failure.code()).isEqualTo(FailureCode.CONFLICT))
                    .withMessageContaining("" + Member.PORT);
            assertThat(devices(a)).hasSize(1);
        }
    }

    @Test
    @DisplayName(
            "says what to install where the daemon is missing, leaves nothing behind, and is there once it is installed")
    void daemonMissing() throws IOException {
        try (Member a = member(1)) {
            a.host.lacking.add("tinc");
            assertThatExceptionOfType(Failure.class)
                    .isThrownBy(a::join)
                    .satisfies(failure -> assertThat(failure.code()).isEqualTo(FailureCode.UNAVAILABLE))
                    .withMessageContaining("tinc");
            assertThat(devices(a)).isEmpty();
            assertThat(a.attach()).isEmpty();

            a.host.lacking.clear();
            assertThat(a.join().up()).isTrue();

            a.host.close();
            a.start();
            a.host.lacking.add("tinc");
            assertThatExceptionOfType(Failure.class).isThrownBy(a::attach).withMessageContaining("tinc");
            assertThat(a.overlay.tend().up()).isFalse();

            a.host.lacking.clear();
            assertThat(a.attach()).isPresent();
        }
    }

    @Test
    @DisplayName("says what to do where the node may not set up devices")
    void unprivileged() throws IOException {
        try (Member a = member(1)) {
            Overlay ordinary = new Overlay(a.host, a.store, a.data, a.id, Clock.systemUTC(), () -> false);

            assertThatExceptionOfType(Failure.class)
                    .isThrownBy(() -> ordinary.apply(a.plan()))
                    .satisfies(failure -> assertThat(failure.problem().key()).isEqualTo("overlay.needs-root"));
        }
    }
}
