package org.cloudy.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A failed test")
class LastSeenTest {
    private final Throwable failure = new AssertionError("not so");

    @Test
    @DisplayName("tells what its witnesses saw last, and stays the same failure")
    void told() {
        try (LastSeen.Witness witness = LastSeen.by(() -> "x".repeat(10_000) + " the end")) {
            assertThat(witness).isNotNull();
            assertThat(LastSeen.witnessed(failure)).isSameAs(failure);
        }
        assertThat(failure.getSuppressed())
                .singleElement()
                .satisfies(account ->
                        assertThat(account.getMessage()).endsWith(" the end").hasSize(4_000));
    }

    @Test
    @DisplayName("tells of a witness that cannot tell anything")
    void mute() {
        RuntimeException reason = new IllegalStateException("gone");
        try (LastSeen.Witness witness = LastSeen.by(() -> {
            throw reason;
        })) {
            assertThat(witness).isNotNull();
            LastSeen.witnessed(failure);
        }
        assertThat(failure.getSuppressed()).containsExactly(reason);
    }

    @Test
    @DisplayName("asks no witness that was sent home")
    void closed() {
        LastSeen.by(() -> "too late").close();
        LastSeen.witnessed(failure);
        assertThat(failure.getSuppressed()).isEmpty();
    }
}
