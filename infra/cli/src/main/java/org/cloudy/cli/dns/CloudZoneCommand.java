package org.cloudy.cli.dns;

import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.dns.CloudZone;
import org.cloudy.bus.dns.DnsContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Facts;
import picocli.CommandLine.Command;

/** The zone that the node keeps of its micro cloud. */
@Command
final class CloudZoneCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    CloudZoneCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return cloudy.show(cloudy.ask(DnsContract.CLOUD, Empty.EMPTY), "", this::view);
    }

    private String view(CloudZone cloud) {
        if (cloud.zone() == null) {
            return cloudy.texts().of("cli.none.cloud-zone");
        }
        String facts = new Facts(cloudy.texts())
                .with("cli.column.zone", cloud.zone())
                .with("cli.column.serial", cloud.serial())
                .with("cli.dns.at", cloud.address() + "#" + cloud.port())
                .text();
        return facts + "\n\n" + RecordsCommand.table(cloudy, cloud.records());
    }
}
