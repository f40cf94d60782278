package org.cloudy.platform.host;

import java.io.File;
import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.jspecify.annotations.Nullable;

/**
 * Prepares processes: finds the program, gives it a small environment and an empty input, joins its two outputs, and lets it
 * run as another account where the node is root.
 */
final class Launcher {
    private static final List<String> INHERITED = List.of(
            "HOME", "LANG", "LOGNAME", "TMPDIR", "TZ", "USER", "http_proxy", "https_proxy", "ftp_proxy", "no_proxy");

    private final Path data;
    private final boolean root;

    /** @param data the node's folder: only folders in it are given to other accounts */
    Launcher(Path data, boolean root) {
        this.data = data.toAbsolutePath().normalize();
        this.root = root;
    }

    /** A process that runs to its end, also if the node dies. */
    ProcessBuilder of(Command command) {
        return reading(
                command,
                prepare(List.of(), command.arguments(), command.folder(), command.user(), command.environment()));
    }

    /** The same, but it ends with the node as a daemon does. */
    ProcessBuilder of(Command command, Map<String, String> more) {
        return reading(
                command, bound(command.arguments(), command.folder(), command.user(), command.environment(), more));
    }

    /** A process that the kernel kills when the thread that started it ends; not everywhere, see {@link Leftovers}. */
    ProcessBuilder of(DaemonSpec spec, Map<String, String> more) {
        return bound(spec.command(), spec.folder(), spec.user(), spec.environment(), more);
    }

    private static ProcessBuilder reading(Command command, ProcessBuilder builder) {
        return command.input() == null ? builder : builder.redirectInput(ProcessBuilder.Redirect.PIPE);
    }

    private ProcessBuilder bound(
            List<String> command,
            @Nullable Path folder,
            @Nullable String user,
            Map<String, String> own,
            Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(own);
        environment.putAll(more);
        return prepare(List.of("--pdeathsig", "KILL"), command, folder, user, environment);
    }

    private ProcessBuilder prepare(
            List<String> privileges,
            List<String> command,
            @Nullable Path folder,
            @Nullable String user,
            Map<String, String> environment) {
        List<String> wrapper = new ArrayList<>(privileges);
        Account account = root && user != null ? Account.named(user) : null;
        if (account != null) {
            wrapper.addAll(List.of("--reuid", "" + account.uid(), "--regid", "" + account.gid(), "--clear-groups"));
        }
        List<String> arguments = new ArrayList<>(wrapped(wrapper, account));
        arguments.add(program(command.getFirst()));
        arguments.addAll(command.subList(1, command.size()));
        ProcessBuilder builder = new ProcessBuilder(arguments)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> !INHERITED.contains(name) && !INHERITED.contains(lower(name)));
        builder.environment().put("PATH", Programs.path());
        // What tools say is read by programs too; people read it beside a translated sentence.
        builder.environment().put("LC_ALL", "C.UTF-8");
        if (folder != null) {
            builder.directory(folder.toFile());
            if (account != null) {
                give(folder, account);
                builder.environment().put("HOME", folder.toString());
            }
        }
        builder.environment().putAll(environment);
        return builder;
    }

    private static List<String> wrapped(List<String> wrapper, @Nullable Account account) {
        if (wrapper.isEmpty()) {
            return List.of();
        }
        Path setpriv = Programs.find("setpriv").orElse(null);
        if (setpriv == null) {
            if (account != null) {
                throw Failure.of(FailureCode.UNAVAILABLE, "host.setpriv-missing", Map.of("account", account.name()));
            }
            return List.of();
        }
        // Ahead of setpriv, whose name cannot be taken for one of the variables that env sets.
        List<String> arguments = new ArrayList<>(IgnoredSignals.heeded());
        arguments.add(setpriv.toString());
        arguments.addAll(wrapper);
        arguments.add("--");
        return arguments;
    }

    private static String program(String name) {
        return Programs.find(name)
                .map(Path::toString)
                .orElseThrow(
                        () -> Failure.of(FailureCode.UNAVAILABLE, "host.program-missing", Map.of("program", name)));
    }

    /** Folders above stay closed: a daemon reaches its own as its working directory, and names files relative to it. */
    private void give(Path folder, Account account) {
        Path own = folder.toAbsolutePath().normalize();
        if (!own.startsWith(data) || own.equals(data)) {
            return;
        }
        try {
            if (java.nio.file.Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS)) {
                account.own(own);
            }
        } catch (IOException e) {
            throw Failure.of(
                    FailureCode.UNAVAILABLE,
                    "host.folder-not-given",
                    Map.of("folder", own.toString(), "account", account.name(), "cause", String.valueOf(e)));
        }
    }

    private static String lower(String name) {
        return name.toLowerCase(java.util.Locale.ROOT);
    }
}
