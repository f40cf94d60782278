package org.cloudy.platform.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NodeRestorationTest {
    private final Failure broken = Failure.of(FailureCode.INTERNAL, "failure.internal", Map.of("cause", "test"));

    @TempDir
    private Path data;

    private Map<String, String> former;

    @BeforeEach
    void aNodeThatWasKilled() throws IOException {
        write("node.db", "former store");
        write("node.db-wal", "former journal");
        write("capabilities/proxy/data", "former data");
        write("plugins/own.yaml", "former plugin");
        write("node.yaml", "http: 7000");
        former = content();
    }

    private void write(String name, String text) throws IOException {
        Path file = data.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private NodeRestoration staged() throws IOException {
        write("restore/unpacked/node.db", "restored store");
        write("restore/unpacked/capabilities/proxy/data", "restored data");
        write("restore/unpacked/tls/key", "restored key");
        NodeRestoration restoration = NodeRestoration.of(data);
        restoration.stage(data.resolve("restore/unpacked"), "archive.age", Instant.EPOCH);
        return restoration;
    }

    /** All files of the node but those of the restoration, with what is in them. */
    private Map<String, String> content() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(data.resolve("restore")))
                    .toList()) {
                all.put(data.relativize(file).toString(), Files.readString(file));
            }
        }
        return all;
    }

    @Test
    @DisplayName(
            "What was made ready takes the node's place at its next start and not before, and the machine's own stays")
    void swaps() throws IOException {
        NodeRestoration restoration = staged();
        assertThat(content()).isEqualTo(former);

        restoration.begin();
        assertThat(content())
                .isEqualTo(Map.of(
                        "node.db", "restored store",
                        "capabilities/proxy/data", "restored data",
                        "tls/key", "restored key",
                        "node.yaml", "http: 7000"));
        assertThat(restoration.last()).isEmpty();
        restoration.prove();
        assertThat(restoration.last()).hasValueSatisfying(report -> {
            assertThat(report.archive()).isEqualTo("archive.age");
            assertThat(report.failure()).isNull();
        });
        assertThat(data.resolve("restore/node")).isDirectoryNotContaining(Files::isDirectory);
    }

    @Test
    @DisplayName("One that does not start is taken back to the last byte, with the journals of both stores told apart")
    void takesBack() throws IOException {
        NodeRestoration restoration = staged();
        restoration.begin();
        write("node.db-wal", "journal of the restored store");
        write("node.db-shm", "index of the restored store");

        assertThat(restoration.refuse(broken)).isTrue();
        assertThat(content()).isEqualTo(former);
        assertThat(restoration.last())
                .hasValueSatisfying(report -> assertThat(report.failure()).isNotNull());
        restoration.begin();
        assertThat(content()).isEqualTo(former);
    }

    @Test
    @DisplayName("One that takes the node down at every start is taken back by the third")
    void takesBackWhatKills() throws IOException {
        staged().begin();
        NodeRestoration.of(data).begin();
        assertThat(content()).containsEntry("node.db", "restored store");
        NodeRestoration.of(data).begin();
        assertThat(content()).isEqualTo(former);
    }

    @Test
    @DisplayName("A node killed in the middle of the swap goes on with it, wherever it was")
    void goesOnWithTheSwap() throws IOException {
        NodeRestoration restoration = staged();
        restoration.begin();
        Map<String, String> whole = content();
        Path node = data.resolve("restore/node");
        // As it was after the former store was set aside, and before that of the archive took its place.
        Files.move(data.resolve("node.db"), node.resolve("incoming/node.db"));
        Files.writeString(
                node.resolve("plan.json"),
                Files.readString(node.resolve("plan.json")).replace("tried", "swapping"));

        NodeRestoration.of(data).begin();
        assertThat(content()).isEqualTo(whole);
        assertThat(restoration.refuse(broken)).isTrue();
        assertThat(content()).isEqualTo(former);
    }

    @Test
    @DisplayName("A node killed in the middle of taking back goes on with that, wherever it was")
    void goesOnTakingBack() throws IOException {
        staged().begin();
        Path node = data.resolve("restore/node");
        Files.writeString(
                node.resolve("plan.json"),
                Files.readString(node.resolve("plan.json")).replace("tried", "taking_back"));
        // As it was after the journal came back, and before the store did.
        Files.move(node.resolve("former/node.db-wal"), data.resolve("node.db-wal"));

        NodeRestoration.of(data).begin();
        assertThat(content()).isEqualTo(former);
    }

    @Test
    @DisplayName("A node that is not being restored starts as it is")
    void leavesOthersAlone() throws IOException {
        NodeRestoration.of(data).begin();
        assertThat(NodeRestoration.of(data).refuse(broken)).isFalse();
        assertThat(content()).isEqualTo(former);
    }
}
