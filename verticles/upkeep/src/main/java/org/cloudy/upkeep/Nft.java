package org.cloudy.upkeep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.platform.host.Command;
import org.cloudy.platform.host.CommandResult;
import org.cloudy.platform.host.Host;

/** The kernel's packet filter, by way of nft(8). Blocks. */
final class Nft {
    static final String PACKAGE = "nftables";
    private static final Duration DEADLINE = Duration.ofSeconds(15);

    private final Host host;
    private final Path folder;

    /** @param folder where the rules are written to be loaded; made if it is not there */
    Nft(Host host, Path folder) {
        this.host = host;
        this.folder = folder;
    }

    /** Whether this machine has the program, and a kernel that takes its rules. */
    boolean isThere() {
        try {
            return run(List.of("nft", "list", "tables")).succeeded();
        } catch (Failure noProgram) {
            return false;
        }
    }

    /** Puts rules in the place of those that our table has, all of them or none. Failure UNAVAILABLE. */
    void load(Ruleset rules) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path file = folder.resolve("rules.nft");
            Files.writeString(file, rules.text());
            must(List.of("nft", "-f", file.toAbsolutePath().toString()));
        } catch (IOException e) {
            throw refused(String.valueOf(e));
        }
    }

    /** Whether our table is there. */
    boolean isLoaded() {
        return run(List.of("nft", "list", "table", Ruleset.FAMILY, Ruleset.TABLE))
                .succeeded();
    }

    /** Takes our table away, if it is there. */
    void unload() {
        if (isLoaded()) {
            must(List.of("nft", "delete", "table", Ruleset.FAMILY, Ruleset.TABLE));
        }
    }

    /** Ports that sshd says it listens on. */
    List<Integer> ssh() {
        try {
            return Sshd.ports(run(List.of("sshd", "-T")).output());
        } catch (Failure noSshd) {
            return List.of();
        }
    }

    private void must(List<String> command) {
        CommandResult result = run(command);
        if (!result.succeeded()) {
            throw refused(String.join("\n", result.output()));
        }
    }

    private CommandResult run(List<String> command) {
        return host.run(new Command(command, DEADLINE, null, null, Map.of()));
    }

    private static Failure refused(String lines) {
        return Failure.of(FailureCode.UNAVAILABLE, "upkeep.firewall.refused", Map.of("lines", lines));
    }
}
