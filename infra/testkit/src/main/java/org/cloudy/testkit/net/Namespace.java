package org.cloudy.testkit.net;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Namespaces of one machine: network, mounts, processes, host name. They have no name that could be left behind: they live as
 * long as their first process, which copies its input to its output until this JVM closes the pipe or dies, however it dies.
 * With the first process the kernel kills all others, and with the last one it takes links, rules and mounts away.
 */
final class Namespace implements AutoCloseable {
    private static final int DEPTH = 4;

    /** Referred to as long as the namespace is wanted: a process that is garbage loses its pipes. */
    private final Process holder;

    private final ProcessHandle first;
    private final boolean rootless;

    private Namespace(Process holder, ProcessHandle first, boolean rootless) {
        this.holder = holder;
        this.first = first;
        this.rootless = rootless;
    }

    /**
     * New namespaces that all others of a bed hang on. Who is not root becomes root in a user namespace.
     *
     * @throws IllegalStateException if this machine or this account may have none
     */
    static Namespace outermost() {
        boolean rootless = !"root".equals(System.getProperty("user.name"));
        return open(List.of(), rootless ? List.of("--user", "--map-root-user") : List.of(), rootless);
    }

    /** New namespaces that end with these at the latest. */
    Namespace inner() {
        return open(enter("--mount", "--pid"), List.of(), rootless);
    }

    private static Namespace open(List<String> enter, List<String> user, boolean rootless) {
        List<String> command = new ArrayList<>(enter);
        command.add("unshare");
        command.addAll(user);
        command.addAll(List.of("--net", "--mount", "--uts", "--pid", "--fork", "--kill-child", "--mount-proc"));
        // Orphans of the namespace become children of its first process, which must not keep them as zombies.
        command.addAll(List.of("env", "--ignore-signal=CHLD", "cat"));
        try {
            Process holder = Commands.prepare(command).start();
            if (!echoes(holder)) {
                throw new IllegalStateException("no namespaces can be made: " + errors(holder));
            }
            ProcessHandle first = firstOf(holder.toHandle());
            if (isIn(processesOf(ProcessHandle.current()), first)) {
                // Whoever froze or ended what is in it would do so to this machine.
                throw new IllegalStateException("the first process of a namespace was not found");
            }
            return new Namespace(holder, first, rootless);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean echoes(Process holder) throws IOException {
        try {
            holder.getOutputStream().write("ready\n".getBytes(StandardCharsets.US_ASCII));
            holder.getOutputStream().flush();
        } catch (IOException e) {
            // It ended at once, and says why elsewhere.
            return false;
        }
        return "ready".equals(holder.inputReader().readLine());
    }

    private static String errors(Process ended) throws IOException {
        try (BufferedReader lines = ended.errorReader()) {
            String line = lines.readLine();
            return line == null ? "no reason was given" : line;
        }
    }

    /** The last one of the chain that started it: nsenter, unshare and the process itself. */
    private static ProcessHandle firstOf(ProcessHandle holder) {
        return Stream.iterate(holder, process -> process.children().findFirst().orElse(process))
                .limit(DEPTH)
                .reduce(holder, (before, after) -> after);
    }

    /** The first process, as this JVM numbers it; once it has ended, its number may be that of any other. */
    long pid() {
        if (!first.isAlive()) {
            throw new IllegalStateException("this namespace has ended");
        }
        return first.pid();
    }

    /** What comes before a command that sets something up in some of the namespaces, and ends soon. */
    List<String> enter(String... namespaces) {
        List<String> command = new ArrayList<>(List.of("nsenter", "--target", String.valueOf(pid())));
        if (rootless) {
            command.addAll(List.of("--user", "--preserve-credentials"));
        }
        command.addAll(List.of(namespaces));
        return command;
    }

    /**
     * What comes before a command that becomes one of the machine's processes, in some more of the namespaces. Only a child of who
     * enters can be among those processes, so something has to wait for it outside. That is not nsenter, which stops when its
     * child is stopped: it would never see the child's end, and nothing could end the namespace.
     */
    List<String> inhabit(String... namespaces) {
        List<String> command = enter(namespaces);
        command.addAll(List.of("--mount", "--pid", "--no-fork", "unshare", "--fork", "--kill-child"));
        return command;
    }

    /** The machine's own view of a file, as this JVM reaches it. */
    Path file(String absolute) {
        return Path.of("/proc", String.valueOf(pid()), "root").resolve(absolute.substring(1));
    }

    /** The processes in it, but for the first one. */
    List<ProcessHandle> processes() {
        try {
            Path own = processesOf(first);
            return ProcessHandle.allProcesses()
                    .filter(process -> process.pid() != first.pid() && isIn(own, process))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isIn(Path namespace, ProcessHandle process) {
        try {
            return processesOf(process).equals(namespace);
        } catch (IOException e) {
            // It has ended, or is of somebody else.
            return false;
        }
    }

    /** The namespace of a process among which it is counted. */
    private static Path processesOf(ProcessHandle process) throws IOException {
        return Files.readSymbolicLink(Path.of("/proc", String.valueOf(process.pid()), "ns", "pid"));
    }

    boolean isAlive() {
        return first.isAlive();
    }

    /** Ends all that runs in it; returns when nothing does any more. */
    @Override
    public void close() {
        first.destroyForcibly();
        try {
            if (!holder.waitFor(Commands.SOON.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the processes of a namespace do not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
