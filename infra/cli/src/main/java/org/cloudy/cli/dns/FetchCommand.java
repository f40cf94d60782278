package org.cloudy.cli.dns;

import java.util.concurrent.Callable;
import org.cloudy.bus.dns.DnsContract;
import org.cloudy.cli.Cloudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Fetches a zone that another node offers. */
@Command
final class FetchCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Mixin
    private Source source = new Source();

    FetchCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return cloudy.show(
                cloudy.ask(DnsContract.FETCH, source.value()),
                "",
                done -> cloudy.texts().of("cli.dns.fetched", "zone", source.zone, "node", source.node));
    }
}
