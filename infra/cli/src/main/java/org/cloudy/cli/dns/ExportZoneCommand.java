package org.cloudy.cli.dns;

import java.util.concurrent.Callable;
import org.cloudy.bus.dns.DnsContract;
import org.cloudy.bus.dns.ZoneFile;
import org.cloudy.bus.dns.ZoneName;
import org.cloudy.cli.Cloudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes a zone to the standard output, as a zone file. */
@Command
final class ExportZoneCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Parameters(paramLabel = "ZONE", descriptionKey = "cloudy.dns.zone-name")
    private String zone = "";

    ExportZoneCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return cloudy.show(
                cloudy.ask(DnsContract.EXPORT, new ZoneName(zone)),
                "",
                (ZoneFile file) -> file.text().stripTrailing());
    }
}
