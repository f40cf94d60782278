package org.cloudy.cli.dns;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.dns.DnsContract;
import org.cloudy.bus.dns.ZoneName;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.command.AskFirst;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Deletes a zone, after asking. */
@Command
final class DeleteZoneCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Parameters(paramLabel = "ZONE", descriptionKey = "cloudy.dns.zone-name")
    private String zone = "";

    @Mixin
    private AskFirst first = new AskFirst();

    DeleteZoneCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() throws IOException {
        first.agreed(
                cloudy,
                cloudy.texts().of("cli.dns.delete-confirm", "zone", zone),
                cloudy.texts().of("cli.dns.delete-yes", "zone", zone),
                Failure.of(FailureCode.CONFLICT, "cli.dns.not-deleted", Map.of("zone", zone)));
        return cloudy.show(
                cloudy.ask(DnsContract.DELETE, new ZoneName(zone)),
                "",
                done -> cloudy.texts().of("cli.dns.deleted", "zone", zone));
    }
}
