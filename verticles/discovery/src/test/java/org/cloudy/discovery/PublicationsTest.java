package org.cloudy.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.discovery.Publication;
import org.cloudy.platform.store.NodeStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationsTest {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Publications publications;

    @BeforeEach
    void open() {
        publications = open("10.0.0.1");
    }

    @Test
    @DisplayName("what was kept is there after a restart, with its number and since; numbers are never used again")
    void durable() {
        publications.add(http(null, 80));
        Publications.Stored second = publications.add(http(null, 81));
        publications.remove(1);

        Publications after = open("10.0.0.2");

        assertThat(after.all()).containsExactly(second);
        assertThat(after.host(second.publication())).isEqualTo("10.0.0.2");
        after.remove(2);
        assertThat(after.add(http(null, 82)).number()).isEqualTo(3);
    }

    @Test
    @DisplayName("the same type at the same host and port is a conflict, also when the host is left to the node")
    void conflict() {
        publications.add(http(null, 80));
        publications.add(http("10.0.0.9", 80));

        assertThatThrownBy(() -> publications.add(http("10.0.0.1", 80)))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(FailureCode.CONFLICT));
    }

    @Test
    @DisplayName("every field that is wrong is named, and nothing is kept")
    void invalid() {
        Publication wrong = new Publication(
                "web",
                "n".repeat(64),
                "no host",
                70_000,
                Map.of("a=b", "c"),
                new Publication.HealthCheck(Publication.CheckKind.HTTP, "status"),
                null);

        assertThatThrownBy(() -> publications.add(wrong))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.problem().fields())
                                .extracting(Failure.FieldProblem::field)
                                .containsExactly("type", "name", "host", "port", "attributes", "check"));
        assertThat(publications.all()).isEmpty();
    }

    @Test
    @DisplayName("what is not kept cannot be removed")
    void unknown() {
        assertThatThrownBy(() -> publications.remove(7))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(FailureCode.NOT_FOUND));
    }

    private Publications open(String address) {
        return new Publications(NodeStore.open(folder.resolve("node.db")), address, Clock.systemUTC());
    }

    private static Publication http(@Nullable String host, int port) {
        return new Publication("_http._tcp", "Web", host, port, Map.of(), null, null);
    }
}
