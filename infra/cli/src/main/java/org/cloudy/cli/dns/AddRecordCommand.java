package org.cloudy.cli.dns;

import java.util.concurrent.Callable;
import org.cloudy.bus.dns.DnsContract;
import org.cloudy.bus.dns.RecordChange;
import org.cloudy.cli.Cloudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Adds a record to a zone. */
@Command
final class AddRecordCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Mixin
    private RecordOptions record = new RecordOptions();

    @Option(
            names = "--ttl",
            paramLabel = "SECONDS",
            defaultValue = RecordOptions.TTL,
            descriptionKey = "cloudy.dns.ttl")
    private long ttl;

    AddRecordCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        RecordChange change = new RecordChange(record.zone, null, record.record(ttl), record.reverse);
        return cloudy.show(
                cloudy.ask(DnsContract.CHANGE, change),
                "",
                zone -> cloudy.texts().of("cli.dns.changed", "zone", zone.name(), "serial", "" + zone.serial()));
    }
}
