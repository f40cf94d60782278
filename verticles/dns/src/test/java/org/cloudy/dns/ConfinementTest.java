package org.cloudy.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfinementTest {
    private static final List<String> NAMED = List.of("named", "-g");

    @TempDir
    Path folder;

    private Confinement confinement(String enabled) throws IOException {
        Path tool = folder.resolve("aa-exec");
        if (!Files.exists(tool)) {
            Files.createFile(tool, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        }
        return new Confinement(
                Files.writeString(folder.resolve("enabled"), enabled),
                Files.writeString(folder.resolve("profile"), ""),
                tool);
    }

    @Test
    @DisplayName("Where the kernel confines named to folders that are not the node's, it is started without that")
    void confined() throws IOException {
        assertThat(confinement("Y\n").around(NAMED))
                .containsExactly(folder + "/aa-exec", "--profile=unconfined", "--", "named", "-g");
    }

    @Test
    @DisplayName("Where it does not, or cannot, the command is as it was")
    void free() throws IOException {
        assertThat(confinement("N\n").around(NAMED)).isEqualTo(NAMED);
        Confinement confinement = confinement("Y\n");
        Files.delete(confinement.profile());
        assertThat(confinement.around(NAMED)).isEqualTo(NAMED);
        assertThat(new Confinement(folder.resolve("none"), folder, folder.resolve("none")).around(NAMED))
                .isEqualTo(NAMED);
    }
}
