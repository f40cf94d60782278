package org.cloudy.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.discovery.ResponderKind;
import org.cloudy.platform.NodeIdentity;
import org.cloudy.platform.dnssd.Card;
import org.cloudy.platform.dnssd.LocalService;
import org.cloudy.platform.dnssd.Responder;
import org.cloudy.platform.dnssd.Sightings;
import org.cloudy.platform.dnssd.SystemResponder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("On the local networks")
class LocalNetworkTest implements SystemResponder {
    private static final Duration SOON = Duration.ofSeconds(60);
    /** No card that the node could speak on by itself: an address of no machine. */
    private static final List<Card> CARDS = List.of(new Card("eth9", 9, List.<InetAddress>of()));

    private final NodeId self = NodeIdentity.fresh().id();
    private final List<String> done = new CopyOnWriteArrayList<>();
    private volatile Consumer<Optional<Responder>> onChange = now -> {};
    private volatile Executor executor = Runnable::run;
    private final LocalNetwork network = new LocalNetwork(
            self,
            "10.77.0.1",
            () -> CARDS,
            Optional.of(this),
            new ForeignServices(Clock.systemUTC(), "village", (kind, service) -> {}));

    @AfterEach
    void stop() {
        network.stop().await();
    }

    @Test
    @DisplayName("all that is published here is told to whoever speaks, marked, and to one at a time")
    void turns() {
        network.announce("1", service("Library", "10.77.0.1"));
        network.announce("2", service("Elsewhere", "192.0.2.9"));
        network.start();
        await().atMost(SOON).until(() -> done.contains("watched"));
        assertThat(network.announcing().responder()).isEqualTo(ResponderKind.NONE);

        change(Optional.of(new Daemon("first")));
        await().atMost(SOON).until(() -> network.announcing().responder() == ResponderKind.AVAHI);
        assertThat(network.announcing().cards()).containsExactly("eth9");
        change(Optional.of(new Daemon("second")));
        network.announce("3", service("Radio", "10.77.0.1"));
        network.withdraw("1");
        change(Optional.empty());

        await().atMost(SOON).until(() -> network.announcing().responder() == ResponderKind.BUILT_IN);
        assertThat(done)
                .containsExactly(
                        "watched",
                        "first uses eth9",
                        "first announces Library of " + self,
                        "first closed",
                        "second uses eth9",
                        "second announces Library of " + self,
                        "second announces Radio of " + self,
                        "second withdraws 1",
                        "second closed");
    }

    @Test
    @DisplayName("where no daemon runs the node speaks by itself at once")
    void builtIn() {
        network.start();
        await().atMost(SOON).until(() -> done.contains("watched"));
        change(Optional.empty());

        await().atMost(SOON).until(() -> network.announcing().responder() == ResponderKind.BUILT_IN);
    }

    @Override
    public Watch watch(Executor thread, Sightings sightings, Consumer<Optional<Responder>> listener) {
        executor = thread;
        onChange = listener;
        done.add("watched");
        return () -> {};
    }

    private void change(Optional<Responder> now) {
        executor.execute(() -> onChange.accept(now));
    }

    private static ServiceData service(String name, String host) {
        return new ServiceData("_http._tcp", name, host, 80, "village", Health.UNKNOWN, Instant.EPOCH, Map.of());
    }

    private final class Daemon implements Responder {
        private final String name;

        Daemon(String name) {
            this.name = name;
        }

        @Override
        public ResponderKind kind() {
            return ResponderKind.AVAHI;
        }

        @Override
        public void use(List<Card> cards) {
            cards.forEach(card -> done.add(name + " uses " + card.name()));
        }

        @Override
        public void announce(String id, LocalService service) {
            done.add(name + " announces " + service.name() + " of "
                    + service.text().get(ForeignServices.MARK));
        }

        @Override
        public void withdraw(String id) {
            done.add(name + " withdraws " + id);
        }

        @Override
        public void close() {
            done.add(name + " closed");
        }
    }
}
