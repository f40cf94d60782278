package org.cloudy.cli.command;

import java.util.concurrent.Callable;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.discovery.ServiceInstance;
import org.cloudy.bus.discovery.ServiceQuery;
import org.cloudy.bus.discovery.Services;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;
import org.cloudy.cli.view.Times;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The services that this node knows of. */
@Command
public final class ServicesCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Option(names = "--type", paramLabel = "TYPE")
    private @Nullable String type;

    @Option(names = "--text", paramLabel = "TEXT")
    private @Nullable String text;

    @Option(names = "--health", paramLabel = "HEALTH", completionCandidates = Choices.OfHealth.class)
    private @Nullable Health health;

    public ServicesCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        ServiceQuery query = new ServiceQuery(type, text, health);
        return cloudy.show(cloudy.ask(DiscoveryContract.FIND, query), "services", this::view);
    }

    private String view(Services services) {
        Texts texts = cloudy.texts();
        Table table = new Table(
                texts.of("cli.column.type"),
                texts.of("cli.column.name"),
                texts.of("cli.column.address"),
                texts.of("cli.column.health"),
                ">" + texts.of("cli.column.rtt"),
                ">" + texts.of("cli.column.hops"),
                texts.of("cli.column.since"),
                texts.of("cli.column.id"));
        for (ServiceInstance service : services.services()) {
            table.row(
                    service.type(),
                    service.name(),
                    address(service.host(), service.port()),
                    texts.of("health", service.health()),
                    Times.rtt(service.rttMs()),
                    Texts.orUnknown(service.hops()),
                    cloudy.times().ago(service.since()),
                    service.id());
        }
        return cloudy.table(table, "cli.none.services");
    }

    /** Host and port as in a URL (RFC 3986): an IPv6 address in brackets. */
    static String address(String host, int port) {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
