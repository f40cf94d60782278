package org.cloudy.dns;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.platform.host.Command;
import org.cloudy.platform.host.CommandResult;
import org.cloudy.platform.host.Host;

/** BIND's tools, run in the name server's folder: files are named relative to it. */
record Bind(Path folder, Host host) {
    /** Debian's account for it. */
    static final String ACCOUNT = "bind";

    /** The working directory, whatever the folders above let the server's account see; it makes names complete by itself. */
    private static final String HERE = "/proc/self/cwd/";

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int LAST_LINES = 5;

    /** What runs it in the foreground; it tells of itself on its standard error. */
    static List<String> run() {
        return Confinement.OF_DEBIAN.around(List.of("named", "-g", "-c", HERE + BindConfiguration.FILE));
    }

    static Command checkConfiguration(Path folder, String file) {
        return command(folder, "named-checkconf", file);
    }

    /** @throws Failure INVALID, in the tool's words, if the server would not take this configuration */
    void requireConfiguration(String file) {
        refuse(host.run(checkConfiguration(folder, file)), "dns.configuration.refused", Map.of());
    }

    /** @throws Failure INVALID, in the tool's words, if the server would not take this zone file */
    void requireZone(String zone, String file) {
        Command check = command(folder, "named-checkzone", "-i", "local", "-k", "fail", zone, file);
        refuse(host.run(check), "dns.zone.refused", Map.of("zone", zone));
    }

    /** Makes the running server do something. UNAVAILABLE if it does not. */
    List<String> control(String... words) {
        List<String> arguments = Stream.concat(Stream.of("rndc", "-c", ControlKey.CLIENT), Stream.of(words))
                .toList();
        CommandResult result = host.run(new Command(arguments, DEADLINE, folder, ACCOUNT, Map.of()));
        if (!result.succeeded()) {
            throw Failure.of(FailureCode.UNAVAILABLE, "dns.control.refused", Map.of("lines", last(result.output())));
        }
        return result.output();
    }

    private static Command command(Path folder, String... arguments) {
        return new Command(List.of(arguments), DEADLINE, folder, ACCOUNT, Map.of());
    }

    private static void refuse(CommandResult result, String key, Map<String, String> args) {
        if (!result.succeeded()) {
            Map<String, String> all = new java.util.HashMap<>(args);
            all.put("lines", last(result.output()));
            throw Failure.of(FailureCode.INVALID, key, Map.copyOf(all));
        }
    }

    private static String last(List<String> lines) {
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }
}
