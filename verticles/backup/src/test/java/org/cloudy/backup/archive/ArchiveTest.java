package org.cloudy.backup.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.cloudy.backup.age.AgeOutput;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.Wire;
import org.cloudy.bus.backup.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArchiveTest {
    private static final String WORDS = "correct horse battery";

    @TempDir
    private Path work;

    private Path source;
    private Path archive;
    private Path target;

    @BeforeEach
    void aFolder() throws IOException {
        source = Files.createDirectories(work.resolve("source"));
        target = Files.createDirectories(work.resolve("target"));
        archive = work.resolve("a.tar.gz.age");
        write("zones/village.zone", "$ORIGIN village.");
        write("cache/large", "x".repeat(100_000));
        write("empty/keep", "");
        write("añada/çedilla ñ.txt", "ça va");
        Files.createSymbolicLink(source.resolve("link"), source.resolve("zones/village.zone"));
        Files.setPosixFilePermissions(source.resolve("zones"), PosixFilePermissions.fromString("rwxr-x---"));
    }

    private void write(String name, String text) throws IOException {
        Path file = source.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static Manifest manifest(int format) {
        return new Manifest(
                format,
                "1.0.0",
                new NodeId("abcdefghijklmnop"),
                "library",
                "cloudy",
                Instant.EPOCH,
                false,
                List.of(new Manifest.KeptCapability("dns", 100)),
                100);
    }

    private List<Path> make() {
        try (ArchiveWriter writer = ArchiveWriter.begin(archive, WORDS, manifest(1))) {
            List<Path> leftOut = writer.add(Source.capability("dns", source, List.of(), List.of("cache")), n -> {});
            writer.finish();
            return leftOut;
        }
    }

    private int unpack(String passphrase) {
        try (ArchiveReader reader = ArchiveReader.open(archive, passphrase)) {
            return reader.read(new Unpacking(target, name -> true, n -> {}));
        }
    }

    private Map<String, String> content() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(target)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.put(target.relativize(file).toString(), Files.readString(file));
            }
        }
        return all;
    }

    @Test
    @DisplayName("Files come back as they were, those that are left out do not, and links are never followed")
    void comesBack() throws IOException {
        assertThat(make()).containsExactly(source.resolve("link"));
        assertThat(unpack(WORDS)).isEqualTo(3);
        assertThat(content())
                .isEqualTo(Map.of(
                        "capabilities/dns/zones/village.zone", "$ORIGIN village.",
                        "capabilities/dns/empty/keep", "",
                        "capabilities/dns/añada/çedilla ñ.txt", "ça va"));
        assertThat(Files.getPosixFilePermissions(target.resolve("capabilities/dns/zones")))
                .isEqualTo(PosixFilePermissions.fromString("rwxr-x---"));
        assertThat(Files.getPosixFilePermissions(archive)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    @DisplayName("An archive tells what is in it before the rest is read, and only to who knows the passphrase")
    void tellsWhatIsInIt() {
        make();
        try (ArchiveReader reader = ArchiveReader.open(archive, WORDS)) {
            assertThat(reader.manifest()).isEqualTo(manifest(1));
        }
        refused(() -> unpack("wrong horse battery"), FailureCode.FORBIDDEN);
    }

    @Test
    @DisplayName("One that was not finished, or was cancelled, leaves nothing behind")
    void leavesNothingHalf() throws IOException {
        assertThatThrownBy(() -> {
                    try (ArchiveWriter writer = ArchiveWriter.begin(archive, WORDS, manifest(1))) {
                        writer.add(Source.capability("dns", source, List.of(), List.of()), n -> {
                            throw new CancellationException();
                        });
                    }
                })
                .isInstanceOf(CancellationException.class);
        try (Stream<Path> left = Files.list(work)) {
            assertThat(left).containsExactlyInAnyOrder(source, target);
        }
    }

    @Test
    @DisplayName("Wherever an archive is cut short, it is refused")
    void refusesWhatIsCutShort() throws IOException {
        make();
        byte[] whole = Files.readAllBytes(archive);
        for (int length = whole.length - 1; length > 0; length -= whole.length / 6) {
            Files.write(archive, Arrays.copyOf(whole, length));
            refused(() -> unpack(WORDS), FailureCode.INVALID);
            Disk.delete(target);
            Files.createDirectories(target);
        }
    }

    /** Writes what no node writes; who knows the passphrase can. */
    private void forge(int format, TarArchiveEntry... entries) throws IOException {
        Disk.delete(archive);
        try (OutputStream out = Files.newOutputStream(archive);
                AgeOutput age = new AgeOutput(out, WORDS)) {
            GZIPOutputStream gzip = new GZIPOutputStream(age);
            TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip, "UTF-8");
            put(
                    tar,
                    new TarArchiveEntry("manifest.json"),
                    Wire.toJson(manifest(format)).encode());
            for (TarArchiveEntry entry : entries) {
                put(tar, entry, entry.isFile() && !entry.isLink() && !entry.isSymbolicLink() ? "evil" : "");
            }
            put(tar, new TarArchiveEntry("checksums.sha256"), "");
            tar.finish();
            gzip.finish();
            age.finish();
        }
    }

    private static void put(TarArchiveOutputStream tar, TarArchiveEntry entry, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/evil", "../evil", "capabilities/../../evil", "capabilities/dns/../../../evil", "evil",
                "capabilities/dns/./evil", "capabilities\\evil", "capabilities//etc/evil", "node/..",
                        "capabilities/a\nb"
            })
    @DisplayName("A name that leads out of the place, or is not plain, is refused, and nothing is written there")
    void refusesOtherPlaces(String name) throws IOException {
        forge(1, new TarArchiveEntry(name, true));
        refused(() -> unpack(WORDS), FailureCode.INVALID);
        assertThat(content()).isEmpty();
        assertThat(work.resolve("evil")).doesNotExist();
    }

    @Test
    @DisplayName("Links, devices and a file through a link are refused")
    void refusesLinks() throws IOException {
        for (byte kind : new byte[] {
            TarConstants.LF_SYMLINK,
            TarConstants.LF_LINK,
            TarConstants.LF_FIFO,
            TarConstants.LF_CHR,
            TarConstants.LF_BLK
        }) {
            TarArchiveEntry entry = new TarArchiveEntry("capabilities/dns/out", kind);
            entry.setLinkName("/etc");
            forge(1, entry, new TarArchiveEntry("capabilities/dns/out/evil"));
            refused(() -> unpack(WORDS), FailureCode.INVALID);
        }
        assertThat(content()).isEmpty();
    }

    @Test
    @DisplayName("A file that is in it twice, or is not what its checksum says, is refused")
    void refusesWhatDoesNotAddUp() throws IOException {
        forge(1, new TarArchiveEntry("node/one"), new TarArchiveEntry("node/one"));
        refused(() -> unpack(WORDS), FailureCode.INVALID);
        Disk.delete(target);
        Files.createDirectories(target);
        forge(1, new TarArchiveEntry("node/one"));
        refused(() -> unpack(WORDS), FailureCode.INVALID);
    }

    @Test
    @DisplayName("An archive of a newer layout is refused by name")
    void refusesNewerOnes() throws IOException {
        forge(2);
        assertThatThrownBy(() -> unpack(WORDS))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.problem().key()).isEqualTo("backup.archive.newer"));
    }

    @Test
    @DisplayName("Only the paths that a capability names are kept, and a name that cannot be told is left out")
    void keepsWhatIsNamed() throws IOException {
        write("zones/a\nb", "strange");
        Source.Found found = Source.capability("dns", source, List.of("zones", "not-there"), List.of())
                .found();
        assertThat(found.items())
                .extracting(Source.Item::name)
                .containsExactlyInAnyOrder("capabilities/dns/zones/", "capabilities/dns/zones/village.zone");
        assertThat(found.leftOut()).containsExactly(source.resolve("zones/a\nb"));
        assertThat(Source.node(source, Set.of("zones", "cache", "link")).found().items())
                .extracting(Source.Item::name)
                .contains("node/empty/keep")
                .noneMatch(name -> name.contains("zones"));
    }

    private static void refused(Runnable work, FailureCode code) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(code));
    }
}
