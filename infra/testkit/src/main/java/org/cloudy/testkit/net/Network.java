package org.cloudy.testkit.net;

import java.util.ArrayList;
import java.util.List;

/** The kernel's tools, in the network of one namespace. */
final class Network {
    private final Namespace namespace;

    Network(Namespace namespace) {
        this.namespace = namespace;
    }

    /** Runs commands of {@code ip} in one process; the first that fails ends it. */
    void ip(List<String> commands) {
        if (!commands.isEmpty()) {
            run(String.join("\n", commands) + "\n", "ip", "-batch", "-");
        }
    }

    /** Sets kernel parameters, as {@code net.ipv4.ip_forward=1}. */
    void sysctl(List<String> parameters) {
        run(String.join("\n", parameters) + "\n", "sysctl", "--quiet", "--load", "-");
    }

    /** Loads rules of the packet filter, in one step. */
    void nft(String rules) {
        run(rules, "nft", "-f", "-");
    }

    /** Changes how a device sends. */
    void tc(String... arguments) {
        List<String> command = new ArrayList<>(List.of("tc"));
        command.addAll(List.of(arguments));
        run("", command.toArray(String[]::new));
    }

    private void run(String input, String... command) {
        List<String> whole = namespace.enter("--net");
        whole.addAll(List.of(command));
        Commands.must(whole, input);
    }
}
