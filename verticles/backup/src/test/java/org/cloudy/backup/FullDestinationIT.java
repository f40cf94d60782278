package org.cloudy.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.eventbus.EventBus;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.cloudy.bus.Empty;
import org.cloudy.bus.backup.Archive;
import org.cloudy.bus.backup.ArchiveKey;
import org.cloudy.bus.backup.BackupContract;
import org.cloudy.bus.backup.BackupWish;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobQuery;
import org.cloudy.bus.jobs.JobState;
import org.cloudy.platform.host.Host;
import org.cloudy.testkit.LocalNode;
import org.cloudy.testkit.SmallDisk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A backup for which the disk is too small")
final class FullDestinationIT {
    private static final String WORDS = "correct horse battery";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** More than the disk holds; but when it begins nobody can know that it will not become smaller. */
    private static final int LARGE = 45_000_000;

    @TempDir
    private Path folder;

    private Path data;
    private LocalNode node;
    private SmallDisk disk;

    @BeforeEach
    void aNode() throws IOException {
        disk = SmallDisk.at(folder.resolve("usb"), 42);
        data = Files.createDirectories(folder.resolve("data"));
        Files.createDirectories(data.resolve("tmp"));
        Files.createDirectories(data.resolve("capabilities/site"));
        Files.writeString(data.resolve("capabilities/site/index.html"), "Borrow a ladder");
        Host none = (Host) Proxy.newProxyInstance(
                Host.class.getClassLoader(), new Class<?>[] {Host.class}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
        node = new LocalNode(data, none, List.of());
        LocalNode.await(new FakeManager(data, node.context().jobs()).serve(bus()));
        LocalNode.await(node.context().vertx().deployVerticle(new BackupVerticle(node.context())));
    }

    @AfterEach
    void cleanUp() {
        if (node != null) {
            node.close();
        }
        if (disk != null) {
            disk.close();
        }
    }

    private EventBus bus() {
        return node.context().vertx().eventBus();
    }

    private Job made() {
        BackupWish wish = new BackupWish("site", folder.resolve("usb").toString(), null, WORDS);
        return over(LocalNode.await(BackupContract.CREATE.send(bus(), wish)));
    }

    private Job over(Job job) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> node.context()
                                .jobs()
                                .get(new JobQuery(job.id(), 1))
                                .job(),
                        now -> now.state().isOver());
    }

    @Test
    @DisplayName("fails with the place and what to do, leaves no part behind, and older archives as they were")
    void fails() throws IOException {
        assertThat(made().state()).isEqualTo(JobState.SUCCEEDED);
        Archive older = LocalNode.await(BackupContract.LIST.send(bus(), Empty.EMPTY))
                .archives()
                .getFirst();

        byte[] incompressible = new byte[LARGE];
        new Random(4).nextBytes(incompressible);
        Files.write(data.resolve("capabilities/site/large"), incompressible);
        Job failed = made();

        assertThat(failed.state()).isEqualTo(JobState.FAILED);
        assertThat(failed.failure()).isNotNull().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("backup.disk-full");
            assertThat(problem.message()).contains(folder.resolve("usb").toString(), "Make room on that disk");
        });
        try (Stream<Path> files = Files.list(folder.resolve("usb"))) {
            assertThat(files)
                    .singleElement()
                    .satisfies(file -> assertThat(file.getFileName()).hasToString(older.name()));
        }
        ArchiveKey key = new ArchiveKey(older.folder() + "/" + older.name(), WORDS);
        assertThat(over(LocalNode.await(BackupContract.VERIFY.send(bus(), key))).state())
                .isEqualTo(JobState.SUCCEEDED);
        Files.delete(data.resolve("capabilities/site/large"));
        assertThat(made().state()).as("when it fits again").isEqualTo(JobState.SUCCEEDED);
    }
}
