package org.cloudy.tinc;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cloudy.platform.host.Command;
import org.cloudy.platform.host.CommandResult;
import org.cloudy.platform.host.DaemonSpec;
import org.cloudy.platform.host.DaemonStatus;
import org.cloudy.platform.host.Daemons;
import org.cloudy.platform.host.Host;
import org.cloudy.platform.host.Packages;
import org.cloudy.platform.host.SupervisedHost;

/** The real host, whose commands and daemons run in a network namespace. */
final class NamespaceHost implements Host, Daemons, AutoCloseable {
    private final String namespace;
    private final SupervisedHost host;

    NamespaceHost(String namespace, Path data) {
        this.namespace = namespace;
        this.host = new SupervisedHost(data);
    }

    @Override
    public Packages packages() {
        return host.packages();
    }

    @Override
    public Daemons daemons() {
        return this;
    }

    @Override
    public CommandResult run(Command command) {
        return host.run(new Command(
                inside(command.arguments()),
                command.deadline(),
                command.folder(),
                command.user(),
                command.environment()));
    }

    @Override
    public void start(DaemonSpec spec) {
        host.daemons()
                .start(new DaemonSpec(
                        spec.name(),
                        inside(spec.command()),
                        spec.folder(),
                        spec.environment(),
                        spec.user(),
                        spec.readyPort(),
                        spec.startWithin(),
                        spec.stopWithin()));
    }

    @Override
    public void signal(String name, String signal) {
        host.daemons().signal(name, signal);
    }

    @Override
    public void stop(String name) {
        host.daemons().stop(name);
    }

    @Override
    public DaemonStatus status(String name) {
        return host.daemons().status(name);
    }

    @Override
    public List<String> log(String name, int lines) {
        return host.daemons().log(name, lines);
    }

    @Override
    public void onChange(Consumer<DaemonStatus> listener) {
        host.daemons().onChange(listener);
    }

    @Override
    public void close() {
        host.close();
    }

    private List<String> inside(List<String> command) {
        List<String> arguments = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
        arguments.addAll(command);
        return arguments;
    }
}
