package org.cloudy.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.cloudy.bus.Failure;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A node's folder")
class DataFolderTest {
    @TempDir
    Path parent;

    @Test
    @DisplayName("is made where there is none, and is its owner's alone")
    void made() throws IOException {
        Path path = parent.resolve("a/b");

        try (DataFolder folder = DataFolder.claim(path)) {
            assertThat(folder.path()).isEqualTo(path);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rwx------");
            assertThat(path.resolve("log")).isDirectory();
        }
    }

    @Test
    @DisplayName("that was open to others is closed to them")
    void closed() throws IOException {
        Path path = Files.createDirectory(parent.resolve("open"));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));

        DataFolder.claim(path).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rwx------");
    }

    @Test
    @DisplayName("is one node's at a time; the other is told whose")
    void held() throws IOException {
        Path path = parent.resolve("data");
        try (DataFolder first = DataFolder.claim(path)) {
            assertThatExceptionOfType(Failure.class)
                    .isThrownBy(() -> DataFolder.claim(path))
                    .withMessageContaining(first.path().toString())
                    .withMessageContaining("process " + ProcessHandle.current().pid());
        }
        DataFolder.claim(path).close();
    }

    @Test
    @DisplayName("is not taken from somebody's other things")
    void foreign() throws IOException {
        Path path = Files.createDirectory(parent.resolve("photos"));
        Files.createFile(path.resolve("cat.jpg"));

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> DataFolder.claim(path))
                .withMessageContaining(path.toString());
    }

    @Test
    @DisplayName("cannot be a file, nor below one")
    void file() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> DataFolder.claim(file))
                .withMessageContaining(file.toString());
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> DataFolder.claim(file.resolve("below")))
                .withMessageContaining(file.toString());
    }

    @Test
    @DisplayName("forgets what a crashed node left in its temporary folder")
    void temporary() throws IOException {
        Path path = parent.resolve("data");
        DataFolder.claim(path).close();
        Files.createDirectories(path.resolve("tmp/files-1"));
        Files.createFile(path.resolve("tmp/files-1/left"));

        DataFolder.claim(path).close();

        assertThat(path.resolve("tmp")).isEmptyDirectory();
    }
}
