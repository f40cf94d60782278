package org.cloudy.upkeep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.power.PowerWish;

/**
 * What matters of a machine that is to be started anew or shut down.
 *
 * @param root whether the node may do so
 * @param container whether it is a container, which its own machine starts and ends
 * @param systemd whether systemd runs it
 */
record Machine(boolean root, boolean container, boolean systemd) {
    private static final List<Path> MARKS =
            List.of(Path.of("/.dockerenv"), Path.of("/run/.containerenv"), Path.of("/run/systemd/container"));

    static Machine here() {
        return new Machine(
                "root".equals(System.getProperty("user.name")),
                MARKS.stream().anyMatch(Files::exists) || isMarked(Path.of("/proc/1/environ")),
                Files.isDirectory(Path.of("/run/systemd/system")));
    }

    /** Why it cannot be done from here; empty if it can. */
    Optional<Failure> obstacle() {
        if (container) {
            return Optional.of(Failure.of(FailureCode.UNAVAILABLE, "upkeep.power.container"));
        }
        if (!root) {
            return Optional.of(Failure.of(
                    FailureCode.UNAVAILABLE,
                    "upkeep.power.root",
                    Map.of("command", "sudo reboot", "other", "sudo poweroff")));
        }
        return Optional.empty();
    }

    List<String> command(PowerWish.Act act) {
        boolean restart = act == PowerWish.Act.RESTART;
        return systemd
                ? List.of("systemctl", restart ? "reboot" : "poweroff")
                : List.of("shutdown", restart ? "-r" : "-h", "now");
    }

    /** What LXC, systemd-nspawn and others say to the first process. */
    private static boolean isMarked(Path environment) {
        try {
            String all = "\0" + new String(Files.readAllBytes(environment), StandardCharsets.UTF_8);
            return all.contains("\0container=");
        } catch (IOException e) {
            return false;
        }
    }
}
