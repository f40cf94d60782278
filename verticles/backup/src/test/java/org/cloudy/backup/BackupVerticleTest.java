package org.cloudy.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.backup.Archive;
import org.cloudy.bus.backup.ArchiveKey;
import org.cloudy.bus.backup.ArchiveName;
import org.cloudy.bus.backup.BackupContract;
import org.cloudy.bus.backup.BackupWish;
import org.cloudy.bus.backup.Backups;
import org.cloudy.bus.backup.Manifest;
import org.cloudy.bus.backup.RestoreWish;
import org.cloudy.bus.backup.Rhythm;
import org.cloudy.bus.backup.Schedule;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobQuery;
import org.cloudy.bus.jobs.JobState;
import org.cloudy.platform.host.Host;
import org.cloudy.platform.restore.NodeRestoration;
import org.cloudy.testkit.LocalNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackupVerticleTest {
    private static final String WORDS = "correct horse battery";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path data;

    private LocalNode node;
    private FakeManager manager;

    @BeforeEach
    void aNode() throws IOException {
        Files.createDirectories(data.resolve("tmp"));
        Files.createDirectories(data.resolve("capabilities/site/tmp"));
        Files.writeString(data.resolve("capabilities/site/index.html"), "Borrow a ladder");
        Files.writeString(data.resolve("capabilities/site/tmp/large"), "x");
        Files.createDirectories(data.resolve("tls"));
        Files.writeString(data.resolve("tls/key"), "secret");
        node = new LocalNode(data, noHost(), List.of());
        manager = new FakeManager(data, node.context().jobs());
        await(manager.serve(bus()));
        await(node.context().vertx().deployVerticle(new BackupVerticle(node.context())));
    }

    private static Host noHost() {
        return (Host) Proxy.newProxyInstance(
                Host.class.getClassLoader(), new Class<?>[] {Host.class}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    @AfterEach
    void cleanUp() {
        node.close();
    }

    private EventBus bus() {
        return node.context().vertx().eventBus();
    }

    private static <T> T await(Future<T> future) {
        return LocalNode.await(future);
    }

    private Job over(Future<Job> started) {
        Job job = await(started);
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> node.context()
                                .jobs()
                                .get(new JobQuery(job.id(), 1))
                                .job(),
                        now -> now.state().isOver());
    }

    private void succeed(Future<Job> started) {
        Job job = over(started);
        assertThat(job.state()).as(job.kind() + ": " + job.failure()).isEqualTo(JobState.SUCCEEDED);
    }

    private Failure refused(Runnable call) {
        Failure failure = catchThrowableOfType(Failure.class, call::run);
        assertThat(failure).as("a refusal").isNotNull();
        return failure;
    }

    private Backups list() {
        return await(BackupContract.LIST.send(bus(), Empty.EMPTY));
    }

    private Archive made(@Nullable String capability) {
        succeed(BackupContract.CREATE.send(bus(), new BackupWish(capability, null, null, WORDS)));
        return list().archives().getFirst();
    }

    @Test
    @DisplayName("A backup of the node holds its store, what its parts keep and its capabilities, each held still")
    void backsUpTheNode() {
        Archive archive = made(null);
        assertThat(manager.asked).containsExactly("hold", "release");
        assertThat(archive.name()).matches("cloudy-test-node-\\d{8}-\\d{6}\\.tar\\.gz\\.age");

        Manifest manifest = await(BackupContract.INSPECT.send(bus(), new ArchiveKey(archive.name(), WORDS)));
        assertThat(manifest.whole()).isTrue();
        assertThat(manifest.node()).isEqualTo(node.context().identity().id());
        assertThat(manifest.capabilities())
                .extracting(Manifest.KeptCapability::name)
                .containsExactly("site");

        succeed(BackupContract.DRILL.send(bus(), new ArchiveKey(archive.name(), WORDS)));
        assertThat(list().archives().getFirst().proven()).isNotNull();
        assertThat(data.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    @DisplayName("Restored, the node lies ready for its next start, which takes its place")
    void restoresTheNode() throws IOException {
        Archive archive = made(null);
        Files.writeString(data.resolve("tls/key"), "changed");
        Files.writeString(data.resolve("capabilities/site/index.html"), "changed");
        succeed(BackupContract.RESTORE.send(bus(), new RestoreWish(archive.name(), WORDS, null)));
        assertThat(data.resolve("tls/key")).hasContent("changed");

        node.close();
        NodeRestoration.of(data).begin();
        assertThat(data.resolve("tls/key")).hasContent("secret");
        assertThat(data.resolve("capabilities/site/index.html")).hasContent("Borrow a ladder");
        try (Stream<Path> files = Files.list(data.resolve("capabilities/site"))) {
            assertThat(files).containsExactly(data.resolve("capabilities/site/index.html"));
        }
        assertThat(data.resolve("backups").resolve(archive.name())).exists();
        node = new LocalNode(data, noHost(), List.of());
    }

    @Test
    @DisplayName("A capability alone is made ready for the manager, who takes it back")
    void restoresOne() {
        Archive archive = made("site");
        assertThat(archive.capability()).isEqualTo("site");
        succeed(BackupContract.RESTORE.send(bus(), new RestoreWish(archive.name(), WORDS, "site")));
        assertThat(manager.asked).containsExactly("hold", "release", "take back capability");
        assertThat(over(BackupContract.RESTORE.send(bus(), new RestoreWish(archive.name(), WORDS, null)))
                        .failure())
                .extracting(failure -> failure.key())
                .isEqualTo("backup.not-whole");
    }

    @Test
    @DisplayName("Jobs go by what people call a capability, and by the archive's name without its folder")
    void titles() {
        Archive archive = made("site");
        String path = archive.folder() + "/" + archive.name();
        assertThat(title(BackupContract.CREATE.send(bus(), new BackupWish("site", null, null, WORDS)), "en"))
                .isEqualTo("Back up Web site");
        assertThat(title(BackupContract.RESTORE.send(bus(), new RestoreWish(path, WORDS, "site")), "es"))
                .isEqualTo("Restaurar Sitio web");
        assertThat(title(BackupContract.VERIFY.send(bus(), new ArchiveKey(path, WORDS)), "en"))
                .isEqualTo("Check " + archive.name());
        assertThat(title(BackupContract.DRILL.send(bus(), new ArchiveKey(path, WORDS)), "en"))
                .isEqualTo("Trial restoration of " + archive.name());
        assertThat(title(BackupContract.REMOVE.send(bus(), new BackupWish("site", null, null, WORDS)), "ca"))
                .contains("Lloc web");
    }

    private String title(Future<Job> started, String language) {
        return over(started).title().in(language);
    }

    @Test
    @DisplayName("Removed after its backup it is kept, and only then gone")
    void removes() {
        succeed(BackupContract.REMOVE.send(bus(), new BackupWish("site", null, null, WORDS)));
        assertThat(manager.asked).containsExactly("hold", "release", "REMOVE");
        assertThat(list().archives())
                .singleElement()
                .satisfies(archive -> assertThat(archive.proven()).isNotNull());
    }

    @Test
    @DisplayName("What cannot be kept is not removed")
    void keepsWhatCannotBeKept() {
        Job job = over(BackupContract.REMOVE.send(bus(), new BackupWish("site", "/not/there", null, WORDS)));
        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(manager.asked).doesNotContain("REMOVE");
    }

    @Test
    @DisplayName("A damaged archive is found out by the check and marked, and nothing of it is left unpacked")
    void findsDamage() throws IOException {
        Archive archive = made(null);
        Path file = Path.of(archive.folder()).resolve(archive.name());
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        ArchiveKey key = new ArchiveKey(archive.name(), WORDS);
        Failure early = catchThrowableOfType(Failure.class, () -> await(BackupContract.VERIFY.send(bus(), key)));
        if (early == null) {
            await(BackupContract.LIST.send(bus(), Empty.EMPTY));
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> list().archives().getFirst().problem() != null);
        }
        assertThat(data.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    @DisplayName("Wishes that cannot be are refused field by field, and wrong passphrases at once")
    void refusesBadWishes() {
        Failure weak = refused(() -> await(BackupContract.CREATE.send(
                bus(), new BackupWish(null, data.resolve("x").toString(), null, "short"))));
        assertThat(weak.problem().fields())
                .extracting(Failure.FieldProblem::field)
                .containsExactly("passphrase", "folder");
        assertThat(refused(() -> await(BackupContract.SCHEDULE.send(
                                bus(), new Schedule(Rhythm.DAILY, 9, 24, 0, "relative", null, true, null))))
                        .problem()
                        .fields())
                .extracting(Failure.FieldProblem::field)
                .containsExactly("passphrase", "folder", "hour", "day", "keep");
        assertThat(refused(() -> await(BackupContract.CREATE.send(bus(), new BackupWish("gone", null, null, WORDS))))
                        .code())
                .isEqualTo(FailureCode.CONFLICT);

        Archive archive = made("site");
        assertThat(refused(() -> await(BackupContract.RESTORE.send(
                                bus(), new RestoreWish(archive.name(), "wrong horse battery", null))))
                        .code())
                .isEqualTo(FailureCode.FORBIDDEN);
        assertThat(refused(() -> await(BackupContract.INSPECT.send(bus(), new ArchiveKey("/etc/passwd", WORDS))))
                        .code())
                .isEqualTo(FailureCode.INVALID);
        await(BackupContract.DELETE.send(bus(), new ArchiveName(archive.name())));
        assertThat(list().archives()).isEmpty();
    }
}
