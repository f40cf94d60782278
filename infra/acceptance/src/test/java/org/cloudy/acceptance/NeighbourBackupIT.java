package org.cloudy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudy.acceptance.Patience.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.cloudy.testkit.CommandLine;
import org.cloudy.testkit.FreePorts;
import org.cloudy.testkit.NodeProcess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A backup at a neighbour")
@Tag("slow")
class NeighbourBackupIT {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final int LARGE = 16_000_000;

    @TempDir
    private Path folder;

    private Path words;

    @BeforeEach
    void prepare() throws IOException {
        words = Files.writeString(folder.resolve("words"), "some words that nobody guesses\n");
    }

    @Test
    @DisplayName("arrives though the neighbour is killed meanwhile, and brings a node back that lost everything")
    void thereAndBack() throws Exception {
        try (NodeProcess keeper = NodeProcess.start(folder.resolve("keeper")).setUp("keeper")) {
            String id;
            try (NodeProcess owner = owner(keeper).setUp("owner")) {
                id = id(owner);
                owner.cloudy("install", "website", "--set", "port=" + FreePorts.one())
                        .expectSuccess();
                Path page = owner.data().resolve("capabilities/website/pages/index.html");
                Files.writeString(page, "as it was");
                Files.write(page.resolveSibling("large"), incompressible());

                assertThat(backup(owner, "create", "--to", "keeper").exit())
                        .as("nobody gives room by default")
                        .isEqualTo(1);
                keeper.cloudy("backup", "offer", "100").expectSuccess();
                backup(owner, "create", "--to", "keeper", "--no-wait").expectSuccess();
                killInTheMiddle(keeper);
                keeper.restart();
                await("the backup is at the neighbour")
                        .atMost(SOON)
                        .untilAsserted(
                                () -> assertThat(deposits(owner, "neighbours")).hasSize(1));
                assertThat(owner.data().resolve("tmp/backup-passing")).isEmptyDirectory();
                assertThat(Answers.json(keeper.cloudy("backup", "neighbours", "--json"))
                                .at("/guests/0/archives")
                                .asInt())
                        .isEqualTo(1);
                assertThat(deposits(keeper, "neighbours")).isEmpty();
                owner.kill();
            }
            try (NodeProcess fresh = NodeProcess.start(folder.resolve("fresh"), "--join", keeper.clusterAddress())
                    .setUp("fresh")) {
                comesBack(fresh);
                assertThat(id(fresh)).isEqualTo(id);
                assertThat(fresh.data().resolve("capabilities/website/pages/index.html"))
                        .hasContent("as it was");
                await("it is the owner again")
                        .atMost(SOON)
                        .untilAsserted(
                                () -> assertThat(deposits(fresh, "neighbours")).hasSize(1));
            }
        }
    }

    private NodeProcess owner(NodeProcess keeper) {
        return NodeProcess.start(folder.resolve("owner"), "--join", keeper.clusterAddress());
    }

    private static byte[] incompressible() {
        byte[] bytes = new byte[LARGE];
        new Random(4).nextBytes(bytes);
        return bytes;
    }

    private void killInTheMiddle(NodeProcess keeper) throws IOException {
        await("some of it came")
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> kept(keeper, ".age.part").stream().anyMatch(file -> size(file) > 1_000_000));
        keeper.kill();
        assertThat(kept(keeper, ".age")).isEmpty();
        assertThat(kept(keeper, ".age.part"))
                .singleElement()
                .satisfies(part -> assertThat(size(part)).isLessThan(LARGE));
    }

    private static List<Path> kept(NodeProcess keeper, String suffix) throws IOException {
        Path deposits = keeper.data().resolve("deposits");
        if (!Files.isDirectory(deposits)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(deposits)) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    private void comesBack(NodeProcess fresh) throws IOException {
        assertThat(deposits(fresh, "neighbours")).isEmpty();
        JsonNode deposit = deposits(fresh, "neighbours", "--find", "--passphrase-file", words.toString())
                .getFirst();
        backup(fresh, "fetch", "keeper", deposit.path("id").asText(), "--find").expectSuccess();
        try (Stream<Path> archives = Files.list(fresh.data().resolve("backups"))) {
            String archive = archives.findAny().orElseThrow().toString();
            backup(fresh, "verify", archive).expectSuccess();
            backup(fresh, "restore", archive, "--yes").expectSuccess();
        }
    }

    private static List<JsonNode> deposits(NodeProcess node, String... command) {
        String[] all = new String[command.length + 2];
        all[0] = "backup";
        System.arraycopy(command, 0, all, 1, command.length);
        all[all.length - 1] = "--json";
        return Answers.json(node.cloudy(all)).path("holders").findParents("sha256");
    }

    private static String id(NodeProcess node) {
        return Answers.json(node.cloudy("status", "--json")).path("node").asText();
    }

    private CommandLine.Result backup(NodeProcess node, String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "backup";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 2] = "--passphrase-file";
        all[all.length - 1] = words.toString();
        return node.cloudy(all);
    }
}
