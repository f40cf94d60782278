package org.cloudy.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cloudy.bus.Wire;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.discovery.ChangeKind;
import org.cloudy.platform.NodeIdentity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RegistryTest {
    private static final int LEASE = 60;
    private static final int PER_MEMBER = 3;

    private final Claims<ServiceData> claims = new Claims<>(ServiceData.class);
    private final NodeIdentity node = NodeIdentity.fresh();
    private final NodeIdentity other = NodeIdentity.fresh();
    private final UUID member = UUID.randomUUID();
    private final Set<UUID> present = new HashSet<>();
    private final List<Reason> rejected = new ArrayList<>();
    private final List<ChangeKind> changes = new ArrayList<>();
    private final String id = ServiceData.id(node.id(), 1);
    private long now = 1_000;

    private final Registry<ServiceData> registry = new Registry<>(
            claims,
            (uuid, of) -> present.contains(uuid),
            PER_MEMBER,
            () -> now,
            rejected::add,
            (kind, claim) -> changes.add(kind));

    @BeforeEach
    void memberIsThere() {
        present.add(member);
    }

    @Test
    @DisplayName("a proven announcement of a member that is there is believed")
    void believed() {
        registry.offer(id, signed(id, 1, "Proxy"));

        assertThat(registry.get(id))
                .hasValueSatisfying(claim -> assertThat(claim.what().name()).isEqualTo("Proxy"));
        assertThat(changes).containsExactly(ChangeKind.APPEARED);
        assertThat(rejected).isEmpty();
    }

    @Test
    @DisplayName("a renewal tells nothing new, a changed service does")
    void renewal() {
        registry.offer(id, signed(id, 1, "Proxy"));
        registry.offer(id, signed(id, 2, "Proxy"));
        registry.offer(id, signed(id, 3, "Better proxy"));

        assertThat(changes).containsExactly(ChangeKind.APPEARED, ChangeKind.UPDATED);
        assertThat(rejected).isEmpty();
    }

    @Test
    @DisplayName("the same announcement seen twice is no replay, and its lease runs on unchanged")
    void seenTwice() {
        String text = signed(id, 1, "Proxy");
        registry.offer(id, text);
        now += LEASE * 1000 - 1;
        registry.offer(id, text);
        assertThat(rejected).isEmpty();

        now += 1;
        registry.offer(id, text);

        assertThat(rejected).containsExactly(Reason.EXPIRED);
    }

    @Test
    @DisplayName("garbage is rejected: no text, no JSON, JSON of another form, JSON null")
    void garbage() {
        registry.offer(id, 42);
        registry.offer(id, "{");
        registry.offer(id, "{}");
        registry.offer(id, "null");
        registry.offer(id, signedPayload("{\"id\":7}"));
        registry.offer(id, signedPayload("null"));

        assertThat(rejected).hasSize(6).containsOnly(Reason.GARBAGE);
    }

    @Test
    @DisplayName("what is too long is rejected: a payload over 4 KiB, a name of a million characters")
    void tooLong() {
        registry.offer(id, signedPayload(" ".repeat(4096) + "{}"));
        registry.offer(id, signed(id, 1, "n".repeat(1_000_000)));

        assertThat(rejected).containsExactly(Reason.TOO_LONG, Reason.TOO_LONG);
    }

    @Test
    @DisplayName("a payload that was changed after signing, a broken key and a broken signature are rejected")
    void badSignature() throws Exception {
        Announcement good = Wire.mapper().readValue(signed(id, 1, "Proxy"), Announcement.class);
        registry.offer(
                id,
                new Announcement(good.payload().replace("Proxy", "Trap"), good.publicKey(), good.signature()).encode());
        registry.offer(id, new Announcement(good.payload(), "%", good.signature()).encode());
        registry.offer(id, new Announcement(good.payload(), good.publicKey(), "AAAA").encode());

        assertThat(rejected).hasSize(3).containsOnly(Reason.BAD_SIGNATURE);
    }

    @Test
    @DisplayName("nobody announces in another's name, nor under another key, nor what is no service id")
    void foreignId() {
        registry.offer(id, claims.sign(other, claim(id, 1, "Trap")));
        registry.offer(ServiceData.id(node.id(), 2), signed(id, 1, "Proxy"));
        registry.offer(node.id() + "/x", signed(node.id() + "/x", 1, "Proxy"));

        assertThat(rejected).hasSize(3).containsOnly(Reason.FOREIGN_ID);
    }

    @Test
    @DisplayName("over-long or impossible fields are rejected")
    void badField() {
        registry.offer(id, signed(id, 1, "n".repeat(64)));
        registry.offer(id, signed(id, 0, "Sequence of none"));
        registry.offer(
                id, claims.sign(node, new Claim<>(id, member, 1, Instant.EPOCH, 1_000_000, service("Long lease"))));
        ServiceData many = new ServiceData(
                "_http._tcp",
                "Many attributes",
                "10.0.0.1",
                80,
                "test",
                Health.PASSING,
                Instant.EPOCH,
                Map.of("a", "x".repeat(200), "b", "x".repeat(300)));
        registry.offer(id, claims.sign(node, new Claim<>(id, member, 1, Instant.EPOCH, LEASE, many)));

        assertThat(rejected).hasSize(4).containsOnly(Reason.BAD_FIELD);
    }

    @Test
    @DisplayName("a lower or used sequence is a replay")
    void replay() {
        registry.offer(id, signed(id, 5, "Proxy"));
        registry.offer(id, signed(id, 4, "Older"));
        registry.offer(id, signed(id, 5, "Other words"));

        assertThat(rejected).containsExactly(Reason.REPLAYED, Reason.REPLAYED);
        assertThat(registry.get(id).orElseThrow().what().name()).isEqualTo("Proxy");
    }

    @Test
    @DisplayName("what was removed stays removed until its owner announces it anew")
    void replayAfterRemoval() {
        String text = signed(id, 5, "Proxy");
        registry.offer(id, text);
        registry.remove(id, text);
        registry.offer(id, text);
        assertThat(rejected).containsExactly(Reason.REPLAYED);

        registry.offer(id, signed(id, 6, "Proxy"));

        assertThat(registry.get(id)).isPresent();
        assertThat(changes).containsExactly(ChangeKind.APPEARED, ChangeKind.GONE, ChangeKind.APPEARED);
    }

    @Test
    @DisplayName("news of a removal that comes late does not remove what is newer")
    void lateRemoval() {
        String old = signed(id, 1, "Proxy");
        registry.offer(id, old);
        registry.offer(id, signed(id, 2, "Proxy"));
        registry.remove(id, old);

        assertThat(registry.get(id)).isPresent();
    }

    @Test
    @DisplayName("a lease counts from when it was seen here, whatever the sender's clock says, and ends by itself")
    void lease() {
        registry.offer(id, claims.sign(node, new Claim<>(id, member, 1, Instant.EPOCH, LEASE, service("1970"))));
        now += LEASE * 1000 - 1;
        registry.expire();
        assertThat(registry.get(id)).isPresent();

        now += 1;
        registry.expire();

        assertThat(registry.get(id)).isEmpty();
        assertThat(changes).containsExactly(ChangeKind.APPEARED, ChangeKind.GONE);
    }

    @Test
    @DisplayName("an announcement whose lease is over is rejected as expired")
    void expired() {
        String text = signed(id, 1, "Proxy");
        registry.offer(id, text);
        now += LEASE * 1000;
        registry.expire();

        registry.offer(id, text);

        assertThat(rejected).containsExactly(Reason.EXPIRED);
    }

    @Test
    @DisplayName("what comes from no member waits five seconds for it to join, and is then rejected")
    void notAMember() {
        present.clear();
        registry.offer(id, signed(id, 1, "Early"));
        assertThat(registry.get(id)).isEmpty();
        assertThat(rejected).isEmpty();

        now += 5_000;
        registry.expire();

        assertThat(rejected).containsExactly(Reason.NOT_A_MEMBER);
    }

    @Test
    @DisplayName("an announcement that came ahead of its member is believed when the member joins")
    void overtaken() {
        present.clear();
        registry.offer(id, signed(id, 1, "Early"));
        present.add(member);
        registry.memberJoined();

        assertThat(registry.get(id)).isPresent();
        assertThat(rejected).isEmpty();
    }

    @Test
    @DisplayName("what a member announced goes with it, and is no replay when the same member is back after a split")
    void memberLeft() {
        String text = signed(id, 1, "Proxy");
        registry.offer(id, text);
        present.clear();

        assertThat(registry.dropAbsent()).containsExactly(Map.entry(id, text));
        assertThat(registry.all()).isEmpty();

        present.add(member);
        registry.offer(id, text);
        assertThat(registry.get(id)).isPresent();
        assertThat(changes).containsExactly(ChangeKind.APPEARED, ChangeKind.GONE, ChangeKind.APPEARED);
    }

    @Test
    @DisplayName("one member announces no more than it may, and takes no room from others")
    void tooMany() {
        for (int number = 1; number <= PER_MEMBER + 1; number++) {
            String service = ServiceData.id(node.id(), number);
            registry.offer(service, signed(service, number, "Proxy " + number));
        }
        assertThat(registry.size()).isEqualTo(PER_MEMBER);
        assertThat(rejected).containsExactly(Reason.TOO_MANY);

        UUID second = UUID.randomUUID();
        present.add(second);
        String theirs = ServiceData.id(other.id(), 1);
        registry.offer(
                theirs, claims.sign(other, new Claim<>(theirs, second, 1, Instant.EPOCH, LEASE, service("Web"))));
        assertThat(registry.get(theirs)).isPresent();
    }

    @Test
    @DisplayName("fields that a newer version adds are passed over")
    void newerVersion() throws Exception {
        String payload = Wire.mapper().writeValueAsString(claim(id, 1, "Proxy"));
        registry.offer(id, signedPayload(payload.replaceFirst("\\{", "{\"colour\":\"red\",")));

        assertThat(registry.get(id)).isPresent();
    }

    private String signed(String service, long sequence, String name) {
        return claims.sign(node, claim(service, sequence, name));
    }

    private String signedPayload(String payload) {
        return Announcement.sign(node, payload).encode();
    }

    private Claim<ServiceData> claim(String service, long sequence, String name) {
        return new Claim<>(service, member, sequence, Instant.EPOCH, LEASE, service(name));
    }

    private static ServiceData service(String name) {
        return new ServiceData("_http._tcp", name, "10.0.0.1", 80, "test", Health.PASSING, Instant.EPOCH, Map.of());
    }
}
