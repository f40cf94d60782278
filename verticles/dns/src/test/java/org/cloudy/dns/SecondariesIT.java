package org.cloudy.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cloudy.bus.Failure;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.dns.RecordChange;
import org.cloudy.bus.dns.Sealed;
import org.cloudy.bus.dns.ZoneName;
import org.cloudy.bus.dns.ZoneOptions;
import org.cloudy.bus.dns.ZoneRecord;
import org.cloudy.bus.dns.ZoneSource;
import org.cloudy.dns.Agreement.Answer;
import org.cloudy.dns.Agreement.Ask;
import org.cloudy.dns.Ledger.Grant;
import org.cloudy.platform.NodeIdentity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two real name servers, one of which fetches zones from the other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecondariesIT {
    private Served primary;
    private Served secondary;

    @BeforeAll
    void start(@TempDir Path one, @TempDir Path other) {
        primary = Served.in(one);
        secondary = Served.in(other);
        primary.server().see(List.of(primary.view("hill"), secondary.view("valley")), List.of());
        secondary.server().see(List.of(primary.view("hill"), secondary.view("valley")), List.of());
    }

    @AfterAll
    void stop() throws IOException {
        primary.close();
        secondary.close();
    }

    private static void soon(org.awaitility.core.ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(assertion);
    }

    private void offer(String zone) {
        primary.office().create(new ZoneName(zone));
        add(zone, "www", "192.0.2.1");
        primary.office().set(new ZoneOptions(zone, null, true));
    }

    private void add(String zone, String name, String address) {
        primary.office().change(new RecordChange(zone, null, new ZoneRecord(name, 5, "A", address), false));
    }

    private void fetch(String zone) {
        secondary
                .server()
                .fetch(
                        new ZoneSource(zone, primary.id()),
                        ask -> primary.server().agree(ask));
    }

    private List<String> transfer(String zone, String... key) {
        String[] words = new String[key.length + 2];
        System.arraycopy(key, 0, words, 0, key.length);
        words[key.length] = zone;
        words[key.length + 1] = "AXFR";
        return primary.dig(words);
    }

    private String key(String zone) {
        Grant grant = new DnsFolder(primary.trial().folder())
                .ledger()
                .zone(zone)
                .orElseThrow()
                .grants()
                .getFirst();
        return "hmac-sha256:" + grant.key() + ":" + grant.secret().reveal();
    }

    @Test
    @DisplayName(
            "A zone that is offered is fetched, follows its primary, and goes again; without the key nobody transfers it")
    void life() {
        offer("shared.example");
        assertThat(primary.server().transfers().offers().zones())
                .extracting(offer -> offer.zone())
                .contains("shared.example");

        fetch("shared.example");
        soon(() -> assertThat(secondary.answers("www.shared.example")).containsExactly("192.0.2.1"));
        soon(() -> assertThat(secondary.server().fetches().zones().zones())
                .singleElement()
                .satisfies(zone -> assertThat(zone.serial()).isPositive()));

        add("shared.example", "later", "192.0.2.2");
        soon(() -> assertThat(secondary.answers("later.shared.example")).containsExactly("192.0.2.2"));

        assertThat(transfer("shared.example")).anyMatch(line -> line.contains("Transfer failed"));
        assertThat(transfer("shared.example", "-y", key("shared.example")))
                .anyMatch(line -> line.contains("192.0.2.2"));
        assertThat(transfer("shared.example", "-y", "hmac-sha256:other:c2VjcmV0c2VjcmV0c2VjcmV0"))
                .anyMatch(line -> line.contains("Transfer failed") || line.contains("BADKEY"));

        String key = key("shared.example");
        primary.server().transfers().revoke(new ZoneSource("shared.example", secondary.id()));
        assertThat(transfer("shared.example", "-y", key)).noneMatch(line -> line.contains("192.0.2.2"));

        secondary.server().fetches().drop(new ZoneName("shared.example"));
        assertThat(secondary.server().fetches().zones().zones()).isEmpty();
    }

    @Test
    @DisplayName("A zone that is not offered is given to nobody, and an offer that is taken back takes the keys back")
    void notOffered() {
        primary.office().create(new ZoneName("private.example"));
        assertThatThrownBy(() -> fetch("private.example"))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.problem().key()).isEqualTo("dns.transfer.not-offered"));

        offer("once.example");
        fetch("once.example");
        String key = key("once.example");
        primary.office().set(new ZoneOptions("once.example", null, false));

        assertThat(transfer("once.example", "-y", key)).noneMatch(line -> line.contains("192.0.2.1"));
        secondary.server().fetches().drop(new ZoneName("once.example"));
    }

    @Test
    @DisplayName("Who writes in another's name, says old things again, or asks for another node gets nothing")
    void forged() {
        offer("wanted.example");
        NodeIdentity stranger = NodeIdentity.fresh();
        Ask ask = ask(secondary.id(), primary.id(), Instant.now());

        refused(Agreement.seal(stranger, ask));
        refused(Agreement.seal(stranger, ask(stranger.id(), primary.id(), Instant.now())));
        refused(Agreement.seal(secondary.identity(), ask(secondary.id(), stranger.id(), Instant.now())));
        refused(Agreement.seal(
                secondary.identity(),
                ask(secondary.id(), primary.id(), Instant.now().minusSeconds(3600))));
        refused(new Sealed("{}"));
        refused(new Sealed("x".repeat(10_000)));

        Sealed heard = Agreement.seal(secondary.identity(), ask);
        primary.server().agree(heard);
        refused(heard);
    }

    private static Ask ask(NodeId from, NodeId to, Instant at) {
        return new Ask("wanted.example", from, to, "valley", 5300, Share.fresh().text(), at);
    }

    private void refused(Sealed sealed) {
        assertThatThrownBy(() -> primary.server().agree(sealed))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.problem().key()).isEqualTo("dns.transfer.forged"));
    }

    @Test
    @DisplayName("An answer of another node than the one that was asked is not believed")
    void impostor() {
        NodeIdentity impostor = NodeIdentity.fresh();

        assertThatThrownBy(() -> secondary.server().fetch(new ZoneSource("stolen.example", primary.id()), ask -> {
                    Ask heard = Agreement.ask(ask);
                    return Agreement.seal(
                            impostor,
                            new Answer(
                                    "stolen.example",
                                    impostor.id(),
                                    heard.from(),
                                    5300,
                                    Share.fresh().text(),
                                    heard.share()));
                }))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.problem().key()).isEqualTo("dns.transfer.forged"));
        assertThat(secondary.server().serves("stolen.example")).isFalse();
    }
}
