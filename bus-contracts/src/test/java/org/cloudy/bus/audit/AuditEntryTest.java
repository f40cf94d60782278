package org.cloudy.bus.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cloudy.bus.Call;
import org.cloudy.bus.Contracts;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.text.Messages;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A line of the audit trail")
class AuditEntryTest {
    /** What parts of a node ask of each other, and nobody else but with {@code cloudy call}. */
    private static final Set<String> INTERNAL = Set.of(
            "cloudy.overlay.key",
            "cloudy.overlay.apply",
            "cloudy.overlay.down",
            "cloudy.overlay.forget",
            "cloudy.capabilities.hold",
            "cloudy.capabilities.release",
            "cloudy.capabilities.take-back",
            "cloudy.notices.raise",
            "cloudy.notices.clear");

    private static AuditEntry entry(String origin, String act, String outcome) {
        return new AuditEntry(7, Instant.EPOCH, "ada", origin, act, "squid start", outcome);
    }

    @Test
    @DisplayName("is told in words where there are some, and else as it is")
    void words() {
        assertThat(entry("command-line", "cloudy.capabilities.act", AuditNote.DONE)
                        .in("ca"))
                .isNotEqualTo(entry("command-line", "cloudy.capabilities.act", AuditNote.DONE));
        assertThat(entry("command-line", "cloudy.capabilities.act", AuditNote.DONE)
                        .in("en"))
                .isEqualTo(entry("Command line", "Work on a service", "Done"));
        assertThat(entry("192.0.2.1", "org.example.act", "ODD").in("en"))
                .isEqualTo(entry("192.0.2.1", "org.example.act", "ODD"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"en", "es", "ca"})
    @DisplayName("has words for every act and every outcome, in every language")
    void complete(String language) {
        Set<String> keys = Contracts.CALLS.stream()
                .filter(Call::act)
                .map(Call::address)
                .filter(address -> !INTERNAL.contains(address))
                .map(address -> "audit.act." + address)
                .collect(Collectors.toCollection(TreeSet::new));
        List.of(FailureCode.values()).forEach(code -> keys.add("audit.outcome." + code.code()));

        assertThat(Messages.catalogue(language)).containsKeys(keys.toArray(String[]::new));
    }
}
