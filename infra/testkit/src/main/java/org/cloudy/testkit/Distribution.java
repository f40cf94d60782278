package org.cloudy.testkit;

import java.nio.file.Files;
import java.nio.file.Path;

/** The assembled node, as the build laid it out; found by the system property {@code cloudy.home}. */
final class Distribution {
    private Distribution() {}

    static Path node() {
        return launcher("node");
    }

    static Path client() {
        return launcher("client");
    }

    private static Path launcher(String name) {
        String home = System.getProperty("cloudy.home", "");
        Path launcher = Path.of(home, "bin", name);
        if (!Files.isExecutable(launcher)) {
            throw new IllegalStateException(
                    "no assembled node in cloudy.home=" + home + ": build infra/packaging first");
        }
        return launcher;
    }
}
