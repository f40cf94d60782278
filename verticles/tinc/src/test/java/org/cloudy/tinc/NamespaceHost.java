package org.cloudy.tinc;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.platform.host.Command;
import org.cloudy.platform.host.CommandResult;
import org.cloudy.platform.host.DaemonSpec;
import org.cloudy.platform.host.DaemonStatus;
import org.cloudy.platform.host.Daemons;
import org.cloudy.platform.host.Host;
import org.cloudy.platform.host.Packages;
import org.cloudy.platform.host.SupervisedHost;

/** The real host, whose commands and daemons run in the network of a machine of the test bed. */
final class NamespaceHost implements Host, Daemons, AutoCloseable {
    private final UnaryOperator<List<String>> inside;
    private final SupervisedHost host;
    /** Addresses of names, as a name server would tell them. */
    final Map<String, String> names = new ConcurrentHashMap<>();
    /** Packages that this machine lacks, and that it cannot install. */
    final Set<String> lacking = ConcurrentHashMap.newKeySet();
    /** What listeners threw. */
    final List<RuntimeException> thrown = new CopyOnWriteArrayList<>();

    /** @param inside what runs a command there */
    NamespaceHost(UnaryOperator<List<String>> inside, Path data) {
        this.inside = inside;
        this.host = new SupervisedHost(data);
    }

    @Override
    public Packages packages() {
        return lacking.isEmpty() ? host.packages() : new Bare();
    }

    /** As those of Debian say it where the package sources do not have what is lacking. */
    private final class Bare implements Packages {
        @Override
        public List<String> missing(List<String> wanted) {
            return wanted.stream().filter(lacking::contains).toList();
        }

        @Override
        public void install(List<String> wanted, Consumer<String> log) {
            if (!missing(wanted).isEmpty()) {
                throw Failure.of(
                        FailureCode.UNAVAILABLE,
                        "host.package-unknown",
                        Map.of("packages", String.join(" ", missing(wanted))));
            }
        }
    }

    @Override
    public Daemons daemons() {
        return this;
    }

    @Override
    public CommandResult run(Command command) {
        if (command.arguments().getFirst().equals("getent")) {
            String address = names.get(command.arguments().getLast());
            return address == null ? CannedHost.fails() : CannedHost.says(address + " STREAM");
        }
        return host.run(new Command(
                inside.apply(command.arguments()),
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
                        inside.apply(spec.command()),
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
        host.daemons().onChange(status -> {
            try {
                listener.accept(status);
            } catch (RuntimeException e) {
                thrown.add(e);
                throw e;
            }
        });
    }

    @Override
    public void close() {
        host.close();
    }
}
