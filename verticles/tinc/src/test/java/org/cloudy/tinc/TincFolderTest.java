package org.cloudy.tinc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TincFolderTest {
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    private static final String KEY = "-----BEGIN RSA PUBLIC KEY-----\nAA\n-----END RSA PUBLIC KEY-----\n";

    @TempDir
    Path data;

    private TincFolder folder;
    private Path member;

    @BeforeEach
    void write() throws IOException {
        folder = new TincFolder(data.resolve("overlay"));
        assertThat(folder.write("main", Map.of("member", "Address = 1\n" + KEY, "other", KEY), "secret"))
                .isTrue();
        member = data.resolve("overlay/hosts/member");
        Files.setLastModifiedTime(member, LONG_AGO);
    }

    @Test
    @DisplayName("nobody else may read it")
    void permissions() throws IOException {
        assertThat(permissions("overlay")).isEqualTo("rwx------");
        assertThat(permissions("overlay/rsa_key.priv")).isEqualTo("rw-------");
        assertThat(permissions("overlay/host-up")).isEqualTo("rwx------");
    }

    @Test
    @DisplayName("writing the same again changes nothing")
    void same() throws IOException {
        assertThat(folder.write("main", Map.of("member", "Address = 1\n" + KEY, "other", KEY), "secret"))
                .isFalse();

        assertThat(Files.getLastModifiedTime(member)).isEqualTo(LONG_AGO);
    }

    @Test
    @DisplayName("a member's new address leaves its file as old as it was, so that tinc does not cut it off")
    void newAddress() throws IOException {
        assertThat(folder.write("main", Map.of("member", "Address = 2\n" + KEY, "other", KEY), "secret"))
                .isTrue();

        assertThat(member).content().startsWith("Address = 2");
        assertThat(Files.getLastModifiedTime(member)).isEqualTo(LONG_AGO);
    }

    @Test
    @DisplayName("a member's new key makes its file younger than any look that tinc took, so that tinc cuts it off")
    void newKey() throws IOException {
        folder.write("main", Map.of("member", "Address = 1\n" + KEY.replace("AA", "BB"), "other", KEY), "secret");

        assertThat(Files.getLastModifiedTime(member).toInstant()).isAfter(Instant.now());
    }

    @Test
    @DisplayName("a member that is not wanted any more has no file, nor has half of one from a node that died")
    void gone() throws IOException {
        Files.writeString(data.resolve("overlay/hosts/other.new"), "Addr");

        assertThat(folder.write("main", Map.of("other", KEY), "secret")).isTrue();

        assertThat(List.of(data.resolve("overlay/hosts").toFile().list())).containsExactly("other");
    }

    @Test
    @DisplayName("what was written is forgotten, the key and the members too")
    void cleared() {
        assertThat(folder.isWritten()).isTrue();

        folder.clear();
        folder.clear();

        assertThat(folder.isWritten()).isFalse();
        assertThat(data.resolve("overlay/rsa_key.priv")).doesNotExist();
        assertThat(data.resolve("overlay/hosts")).isEmptyDirectory();
    }

    private String permissions(String path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(path)));
    }
}
