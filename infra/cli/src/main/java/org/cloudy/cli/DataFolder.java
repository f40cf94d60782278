package org.cloudy.cli;

import java.nio.file.Path;
import java.util.Map;

/** Where a node's data are if nobody says otherwise; the same for the node and its clients (XDG base directories). */
final class DataFolder {
    private DataFolder() {}

    static Path of(Map<String, String> environment) {
        String chosen = environment.getOrDefault("CLOUDY_DATA", "");
        if (!chosen.isEmpty()) {
            return Path.of(chosen);
        }
        String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
        Path base = xdg.startsWith("/")
                ? Path.of(xdg)
                : Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), ".local", "share");
        return base.resolve("cloudy");
    }
}
