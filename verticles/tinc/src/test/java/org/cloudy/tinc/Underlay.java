package org.cloudy.tinc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Machines of a small network: network namespaces on one bridge. All of it is gone when it is closed. */
final class Underlay implements AutoCloseable {
    private static final String PREFIX = "ctinc";

    private final String prefix =
            PREFIX + ProcessHandle.current().pid() + "-" + Long.toString(System.nanoTime() % 46_656, 36);
    private final List<String> namespaces = new ArrayList<>();
    private final String bridge;

    private Underlay() {
        this.bridge = namespace("wan");
        ip("-n", bridge, "link", "add", "br0", "type", "bridge", "stp_state", "0");
        ip("-n", bridge, "link", "set", "br0", "up");
    }

    /** Skips the test where there is no such network to be had. */
    static Underlay open() {
        Assumptions.assumeTrue(ProcessStatus.mayAdministerNetworks(), "network namespaces are made by root alone");
        removeLeftovers();
        return new Underlay();
    }

    /** A machine with these addresses, each with its prefix. */
    String machine(String name, String... addresses) {
        String namespace = namespace(name);
        ip("link", "add", "eth0", "netns", namespace, "type", "veth", "peer", "name", "v" + name, "netns", bridge);
        ip("-n", bridge, "link", "set", "v" + name, "master", "br0", "up");
        for (String address : addresses) {
            List<String> add =
                    new ArrayList<>(List.of("ip", "-n", namespace, "address", "add", address, "dev", "eth0"));
            if (address.contains(":")) {
                add.add("nodad");
            }
            run(add);
        }
        ip("-n", namespace, "link", "set", "eth0", "up");
        return namespace;
    }

    /** Cuts a machine off, or lets it in again. */
    void plug(String name, boolean in) {
        ip("-n", bridge, "link", "set", "v" + name, in ? "up" : "down");
    }

    /** Runs a command on a machine; tells whether it succeeded. */
    static boolean on(String namespace, String... command) {
        List<String> arguments = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
        arguments.addAll(List.of(command));
        return execute(arguments).exit() == 0;
    }

    static List<String> told(String namespace, String... command) {
        List<String> arguments = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
        arguments.addAll(List.of(command));
        return execute(arguments).output().lines().toList();
    }

    @Override
    public void close() {
        namespaces.forEach(namespace -> ip("netns", "delete", namespace));
    }

    private String namespace(String name) {
        String namespace = prefix + "-" + name;
        ip("netns", "add", namespace);
        namespaces.add(namespace);
        ip("-n", namespace, "link", "set", "lo", "up");
        return namespace;
    }

    /** Of runs that were killed. */
    private static void removeLeftovers() {
        execute(List.of("ip", "netns", "list"))
                .output()
                .lines()
                .map(line -> line.split(" ", 2)[0])
                .filter(name -> name.matches(PREFIX + "\\d+-.*"))
                .filter(name -> ProcessHandle.of(Long.parseLong(name.substring(PREFIX.length(), name.indexOf('-'))))
                        .isEmpty())
                .forEach(name -> ip("netns", "delete", name));
    }

    private static void ip(String... arguments) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        run(command);
    }

    private static void run(List<String> command) {
        Result result = execute(command);
        if (result.exit() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + result.output());
        }
    }

    private record Result(int exit, String output) {}

    private static Result execute(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", command) + " does not end");
            }
            return new Result(process.exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
