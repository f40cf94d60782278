package org.cloudy.platform.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;

/** Packages through dpkg and apt. One installation at a time. */
final class DebianPackages implements Packages {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9+.-]{1,99}");
    private static final Duration QUERY = Duration.ofSeconds(30);
    private static final Duration FRESH = Duration.ofDays(1);
    private static final int LAST_LINES = 5;

    private final Runner runner;
    private final Apt apt;
    private final Machine machine;
    private final InstantSource clock;

    /** Runs a command, and tells each line. */
    @FunctionalInterface
    interface Runner {
        CommandResult run(Command command, Consumer<String> log);
    }

    /**
     * What matters of the machine.
     *
     * @param root whether packages can be installed
     * @param lists the folder of apt's package lists
     * @param policy the script that Debian asks before it starts a daemon
     * @param lock held while packages are installed, by whichever node of this machine
     * @param units the folders of systemd's units that packages bring
     */
    record Machine(boolean root, Path lists, Path policy, Path lock, Set<Path> units) {
        static Machine here() {
            return new Machine(
                    Account.isRoot(),
                    Path.of("/var/lib/apt/lists"),
                    Path.of("/usr/sbin/policy-rc.d"),
                    Path.of("/run/cloudy-packages.lock"),
                    Set.of(Path.of("/lib/systemd/system"), Path.of("/usr/lib/systemd/system")));
        }
    }

    DebianPackages(Runner runner, Machine machine, InstantSource clock) {
        this(runner, new Apt(runner), machine, clock);
    }

    DebianPackages(Runner runner, Apt apt, Machine machine, InstantSource clock) {
        this.runner = runner;
        this.apt = apt;
        this.machine = machine;
        this.clock = clock;
        if (machine.root()) {
            StartBan.liftLeftover(machine.policy(), machine.lock());
        }
    }

    @Override
    public List<String> missing(List<String> names) {
        names.forEach(DebianPackages::check);
        if (names.isEmpty()) {
            return List.of();
        }
        if (Programs.find("dpkg-query").isEmpty()) {
            throw Failure.of(FailureCode.UNAVAILABLE, "host.no-dpkg", Map.of("packages", String.join(" ", names)));
        }
        List<String> query = new ArrayList<>(List.of("dpkg-query", "-W", "-f=${Package} ${db:Status-Status}\\n", "--"));
        query.addAll(names);
        Set<String> found = runner.run(command(QUERY, query), line -> {}).output().stream()
                .filter(line -> line.endsWith(" installed"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .collect(Collectors.toSet());
        return names.stream().filter(name -> !found.contains(name)).toList();
    }

    @Override
    public void install(List<String> names, Consumer<String> log) {
        apt.turn().lock();
        try {
            List<String> missing = missing(names);
            if (missing.isEmpty()) {
                return;
            }
            if (!machine.root()) {
                throw Failure.of(
                        FailureCode.UNAVAILABLE,
                        "host.packages-need-root",
                        Map.of(
                                "packages",
                                String.join(" ", missing),
                                "command",
                                "sudo apt-get install --no-install-recommends " + String.join(" ", missing)));
            }
            try {
                StartBan.during(machine.policy(), machine.lock(), () -> {
                    fetch(missing, log);
                    switchOff(missing, log);
                });
            } catch (IOException e) {
                throw failed(missing, List.of(String.valueOf(e)));
            }
        } finally {
            apt.turn().unlock();
        }
    }

    private void fetch(List<String> missing, Consumer<String> log) {
        boolean updated = !isFresh();
        if (updated) {
            apt.update(log);
        }
        CommandResult result = install(missing, updated, log);
        if (Apt.says(result, "dpkg was interrupted")) {
            apt.configure(log);
            result = install(missing, true, log);
        }
        if (Apt.isLocked(result)) {
            throw Failure.of(FailureCode.UNAVAILABLE, "host.apt-locked");
        }
        if (Apt.says(result, "Unable to locate package") || Apt.says(result, "no installation candidate")) {
            throw Failure.of(
                    FailureCode.UNAVAILABLE, "host.package-unknown", Map.of("packages", String.join(" ", missing)));
        }
        if (!result.succeeded()) {
            throw failed(missing, result.output());
        }
    }

    /** Once more with new lists, where the old ones led nowhere. */
    private CommandResult install(List<String> missing, boolean updated, Consumer<String> log) {
        List<String> arguments = new ArrayList<>(List.of("install", "-y", "--no-install-recommends", "--"));
        arguments.addAll(missing);
        CommandResult result = apt.change(arguments, log);
        if (updated || result.succeeded() || Apt.isLocked(result)) {
            return result;
        }
        apt.update(log);
        return apt.change(arguments, log);
    }

    /** The node starts these daemons itself: the machine must not start them too when it boots. */
    private void switchOff(List<String> installed, Consumer<String> log) {
        if (Programs.find("systemctl").isEmpty()) {
            return;
        }
        List<String> files = new ArrayList<>(List.of("dpkg-query", "-L", "--"));
        files.addAll(installed);
        List<String> units = runner.run(command(QUERY, files), line -> {}).output().stream()
                .filter(file -> file.endsWith(".service") && !file.endsWith("@.service"))
                .map(Path::of)
                .filter(file -> machine.units().contains(file.getParent()))
                .map(file -> file.getFileName().toString())
                .distinct()
                .toList();
        if (!units.isEmpty()) {
            List<String> disable = new ArrayList<>(List.of("systemctl", "disable", "--quiet", "--"));
            disable.addAll(units);
            runner.run(command(QUERY, disable), log);
        }
    }

    /** Each update works in "partial"; the lists themselves bear the time at which the archive wrote them. */
    private boolean isFresh() {
        try (Stream<Path> lists = Files.list(machine.lists())) {
            return lists.anyMatch(file -> file.getFileName().toString().contains("Release"))
                    && Files.getLastModifiedTime(machine.lists().resolve("partial"))
                            .toInstant()
                            .isAfter(clock.instant().minus(FRESH));
        } catch (IOException e) {
            return false;
        }
    }

    private static Command command(Duration deadline, List<String> arguments) {
        return new Command(arguments, deadline, null, null, Map.of());
    }

    private static Failure failed(List<String> names, List<String> output) {
        List<String> last = output.subList(Math.max(0, output.size() - LAST_LINES), output.size());
        return Failure.of(
                FailureCode.UNAVAILABLE,
                "host.apt-failed",
                Map.of("packages", String.join(" ", names), "lines", String.join("\n", last)));
    }

    private static void check(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name of a Debian package: " + name);
        }
    }
}
