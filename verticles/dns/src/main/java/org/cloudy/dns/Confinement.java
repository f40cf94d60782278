package org.cloudy.dns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Debian confines named to the folders of its own package with an AppArmor profile, where the node's folder is not among. Where
 * that is in force, named is started without it: it stays an unprivileged account whose only folder is the capability's.
 *
 * @param enabled the file that tells whether the kernel confines
 * @param profile that of named
 * @param tool what starts a program without one
 */
record Confinement(Path enabled, Path profile, Path tool) {
    static final Confinement OF_DEBIAN = new Confinement(
            Path.of("/sys/module/apparmor/parameters/enabled"),
            Path.of("/etc/apparmor.d/usr.sbin.named"),
            Path.of("/usr/bin/aa-exec"));

    /** The command that runs a program without the profile; the same one where there is no need. */
    List<String> around(List<String> command) {
        return isInForce()
                ? Stream.concat(Stream.of(tool.toString(), "--profile=unconfined", "--"), command.stream())
                        .toList()
                : command;
    }

    private boolean isInForce() {
        try {
            return Files.isExecutable(tool)
                    && Files.exists(profile)
                    && Files.isReadable(enabled)
                    && Files.readString(enabled).startsWith("Y");
        } catch (IOException e) {
            // A kernel that does not tell does not confine.
            return false;
        }
    }
}
