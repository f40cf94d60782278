package org.cloudy.platform.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.updates.PackageUpdate;

/**
 * Updates through apt. The machine's own daemons are restarted as Debian does it, so that a mended sshd is in force; those of
 * the node's capabilities are disabled there, and stay so.
 */
final class DebianUpdates implements Updates {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9+.-]{1,99}(:[a-z0-9]{1,20})?");
    private static final int LONGEST_CHANGELOG = 20_000;
    private static final int LAST_LINES = 5;
    private static final List<String> SIMULATE =
            List.of("apt-get", "-q", "-s", "-o", "Debug::NoLocking=true", "upgrade", "--with-new-pkgs");

    private final Apt apt;
    private final boolean root;
    private final Path lists;

    /**
     * Updates of a machine.
     *
     * @param root whether packages can be changed
     * @param lists the folder of apt's package lists
     */
    DebianUpdates(Apt apt, boolean root, Path lists) {
        this.apt = apt;
        this.root = root;
        this.lists = lists;
    }

    @Override
    public List<PackageUpdate> available() {
        requireApt();
        Apt.Answer answer = apt.query(SIMULATE);
        List<PackageUpdate> upgrades = AptOutput.upgrades(answer.lines());
        if (!answer.succeeded() && upgrades.isEmpty()) {
            throw Failure.of(FailureCode.UNAVAILABLE, "host.apt-unreadable", Map.of("lines", last(answer.lines())));
        }
        if (upgrades.isEmpty()) {
            return List.of();
        }
        List<String> show = new ArrayList<>(List.of("apt-cache", "show", "--"));
        upgrades.forEach(upgrade -> show.add(upgrade.name() + "=" + upgrade.available()));
        return AptOutput.described(upgrades, apt.query(show).lines());
    }

    @Override
    public Optional<Instant> refreshed() {
        try {
            // Each update works in "partial"; the lists themselves bear the time at which the archive wrote them.
            return Optional.of(
                    Files.getLastModifiedTime(lists.resolve("partial")).toInstant());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> command(List<String> names) {
        if (root) {
            return Optional.empty();
        }
        return Optional.of("sudo apt-get update && sudo apt-get "
                + (names.isEmpty() ? "upgrade --with-new-pkgs" : "install --only-upgrade " + String.join(" ", names)));
    }

    @Override
    public void refresh(Consumer<String> log) {
        requireApt();
        requireRoot(List.of());
        apt.turn().lock();
        try {
            CommandResult result = apt.update(log);
            refuseLocked(result);
            if (!result.succeeded()) {
                throw Failure.of(
                        FailureCode.UNAVAILABLE, "host.apt-not-refreshed", Map.of("lines", last(result.output())));
            }
        } finally {
            apt.turn().unlock();
        }
    }

    @Override
    public Optional<String> changelog(PackageUpdate update) {
        requireApt();
        check(update.name());
        Apt.Answer answer =
                apt.query(List.of("apt-get", "-q", "changelog", "--", update.name() + "=" + update.available()));
        return Optional.of(AptOutput.since(answer.lines(), update.installed(), LONGEST_CHANGELOG))
                .filter(text -> answer.succeeded() && !text.isEmpty());
    }

    @Override
    public void apply(List<String> names, Consumer<String> log) {
        requireApt();
        names.forEach(DebianUpdates::check);
        requireRoot(names);
        List<String> arguments = new ArrayList<>(
                names.isEmpty()
                        ? List.of("upgrade", "-y", "--with-new-pkgs")
                        : List.of("install", "-y", "--only-upgrade", "--no-remove", "--"));
        arguments.addAll(names);
        apt.turn().lock();
        try {
            if (!halfDone().isEmpty()) {
                apt.configure(log);
            }
            CommandResult result = apt.change(arguments, log);
            if (Apt.says(result, "dpkg was interrupted")) {
                apt.configure(log);
                result = apt.change(arguments, log);
            }
            refuseLocked(result);
            if (!result.succeeded()) {
                throw Failure.of(
                        FailureCode.UNAVAILABLE, "host.updates-failed", Map.of("lines", last(result.output())));
            }
        } finally {
            apt.turn().unlock();
        }
    }

    @Override
    public List<String> halfDone() {
        return Programs.find("dpkg").isEmpty()
                ? List.of()
                : AptOutput.halfDone(apt.query(List.of("dpkg", "--audit")).lines());
    }

    @Override
    public void repair(Consumer<String> log) {
        requireApt();
        requireRoot(List.of());
        apt.turn().lock();
        try {
            CommandResult result = apt.configure(log);
            refuseLocked(result);
            if (!result.succeeded()) {
                throw Failure.of(
                        FailureCode.UNAVAILABLE, "host.updates-failed", Map.of("lines", last(result.output())));
            }
            apt.change(List.of("clean"), log);
        } finally {
            apt.turn().unlock();
        }
    }

    private static void requireApt() {
        if (Programs.find("apt-get").isEmpty()) {
            throw Failure.of(FailureCode.UNAVAILABLE, "host.no-apt");
        }
    }

    private void requireRoot(List<String> names) {
        command(names).ifPresent(command -> {
            throw Failure.of(FailureCode.UNAVAILABLE, "host.updates-need-root", Map.of("command", command));
        });
    }

    private static void refuseLocked(CommandResult result) {
        if (Apt.isLocked(result)) {
            throw Failure.of(FailureCode.UNAVAILABLE, "host.apt-locked");
        }
    }

    private static String last(List<String> output) {
        return String.join("\n", output.subList(Math.max(0, output.size() - LAST_LINES), output.size()));
    }

    private static void check(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name of a Debian package: " + name);
        }
    }
}
