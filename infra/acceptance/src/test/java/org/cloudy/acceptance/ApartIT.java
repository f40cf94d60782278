package org.cloudy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudy.acceptance.Patience.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.cloudy.testkit.NodeProcess;
import org.cloudy.testkit.net.Host;
import org.cloudy.testkit.net.NetworkBed;
import org.cloudy.testkit.net.NetworkTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@NetworkTest(needs = {"tincd", "dpkg-query"})
@DisplayName("A node that starts while tincd is missing")
class ApartIT {
    /** It looks once a minute. */
    private static final Duration BACK = Duration.ofMinutes(4);

    private static final String OVERLAY = "ov-";

    @TempDir
    private Path folder;

    @Test
    @DisplayName("is apart from its micro cloud, says why, and goes there by itself once tincd is back")
    void goesHome(NetworkBed bed) throws IOException {
        Host host = bed.lan("village").host("node");
        String path = programs() + File.pathSeparator + System.getenv("PATH");
        try (NodeProcess node = NodeProcess.launch(host, folder.resolve("node"), Map.of("PATH", path), 7000)) {
            node.awaitCommands().setUp("node");
            node.cloudy("microcloud", "create", "Village").expectSuccess();
            await("it is there").atMost(BACK).until(() -> devices(host).contains(OVERLAY));
            node.awaitCommands();

            node.stop();
            Files.createFile(missing());
            node.relaunch().awaitCommands();
            await("it says why").atMost(BACK).until(() -> node.output().contains("Not in its micro cloud: "));
            assertThat(devices(host)).doesNotContain(OVERLAY);
            long before = starts(node);

            Files.delete(missing());

            await("it starts anew").atMost(BACK).until(() -> starts(node) > before);
            assertThat(devices(host)).contains(OVERLAY);
            String told = node.output();
            assertThat(told.substring(told.lastIndexOf(" is ready: "))).doesNotContain("Not in its micro cloud");
        }
    }

    private static long starts(NodeProcess node) {
        return node.output()
                .lines()
                .filter(line -> line.contains(" is ready: "))
                .count();
    }

    private static String devices(Host host) {
        return host.run("ls", "/sys/class/net").out();
    }

    private Path missing() {
        return folder.resolve("missing");
    }

    /** For as long as a file is there, this machine has no package and can install none. */
    private Path programs() throws IOException {
        Path programs = Files.createDirectory(folder.resolve("bin"));
        for (String name : new String[] {"dpkg-query", "apt-get"}) {
            Path script = Files.writeString(programs.resolve(name), """
                    #!/bin/sh
                    [ ! -e '%s' ] || { echo 'E: Unable to locate package tinc'; exit 100; }
                    exec /usr/bin/%s "$@"
                    """.formatted(missing(), name));
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return programs;
    }
}
