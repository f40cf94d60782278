package org.cloudy.microcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.platform.store.NodeStore;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvitationsTest {
    private static final String VILLAGE = "village";
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final Villager bea = new Villager("bea");
    private final Villager eve = new Villager("eve");

    @TempDir
    private Path folder;

    @AutoClose
    private NodeStore store;

    @BeforeEach
    void open() {
        store = NodeStore.open(folder.resolve("node.db"));
    }

    @Test
    @DisplayName("An invitation lets one node in, which may come again, and nobody else")
    void once() {
        String secret = at(NOON).open(VILLAGE, NOON.plus(HOUR));

        at(NOON).use(VILLAGE, secret, bea.id());
        at(NOON).use(VILLAGE, secret, bea.id());

        assertThat(refused(NOON, VILLAGE, secret, eve))
                .isEqualTo(Failure.of(FailureCode.CONFLICT, "microcloud.token.used")
                        .problem());
        // Its first answer was lost, and it is late now: it is a member all the same.
        at(NOON.plus(HOUR).plus(HOUR)).use(VILLAGE, secret, bea.id());
    }

    @Test
    @DisplayName("An invitation ends with its time, by the clock of the node that made it and no other")
    void expired() {
        String secret = at(NOON).open(VILLAGE, NOON.plus(HOUR));

        assertThat(refused(NOON.plus(HOUR).plusSeconds(1), VILLAGE, secret, bea))
                .isEqualTo(Failure.of(FailureCode.INVALID, "microcloud.token.expired")
                        .problem());
        at(NOON.plus(HOUR).minusSeconds(1)).use(VILLAGE, secret, bea.id());
    }

    @Test
    @DisplayName("A forged invitation, and that of another micro cloud, are unknown")
    void unknown() {
        String secret = at(NOON).open(VILLAGE, NOON.plus(HOUR));
        Failure.Problem unknown =
                Failure.of(FailureCode.NOT_FOUND, "microcloud.token.unknown").problem();

        assertThat(refused(NOON, "hamlet", secret, bea)).isEqualTo(unknown);
        assertThat(refused(NOON, VILLAGE, secret + "x", bea)).isEqualTo(unknown);
        assertThat(refused(NOON, VILLAGE, "", bea)).isEqualTo(unknown);
    }

    private Invitations at(Instant now) {
        return new Invitations(store, Clock.fixed(now, ZoneOffset.UTC));
    }

    private Failure.Problem refused(Instant now, String microCloud, String secret, Villager who) {
        Failure failure = catchThrowableOfType(Failure.class, () -> at(now).use(microCloud, secret, who.id()));
        assertThat(failure).as("a refusal").isNotNull();
        return failure.problem();
    }
}
