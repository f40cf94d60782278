package org.cloudy.cli.dns;

import java.util.concurrent.Callable;
import org.cloudy.bus.dns.DnsContract;
import org.cloudy.bus.dns.ZoneName;
import org.cloudy.cli.Cloudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Begins a zone. */
@Command
final class CreateZoneCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Parameters(paramLabel = "ZONE", descriptionKey = "cloudy.dns.new-zone")
    private String zone = "";

    CreateZoneCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return cloudy.show(
                cloudy.ask(DnsContract.CREATE, new ZoneName(zone)),
                "",
                made -> cloudy.texts().of("cli.dns.created", "zone", made.name()));
    }
}
