package org.cloudy.cli.dns;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.dns.DnsContract;
import org.cloudy.bus.dns.RecordChange;
import org.cloudy.bus.dns.ZoneQuery;
import org.cloudy.bus.dns.ZoneRecord;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.bus.BusConnection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Removes a record from a zone: the one with that name, type and data, as the list shows them. */
@Command
final class RemoveRecordCommand implements Callable<Integer> {
    private static final int MOST = 1000;

    private final Cloudy cloudy;

    @Mixin
    private RecordOptions record = new RecordOptions();

    RemoveRecordCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        try (BusConnection node = cloudy.connect()) {
            List<ZoneRecord> there = node.ask(
                            DnsContract.ZONE, new ZoneQuery(record.zone, record.name(), record.type(), 0, MOST))
                    .value()
                    .records();
            ZoneRecord gone = there.stream()
                    .filter(each -> each.name().equalsIgnoreCase(record.name()))
                    .filter(each -> plain(each.data()).equals(plain(record.data())))
                    .findFirst()
                    .orElseThrow(this::absent);
            return cloudy.show(
                    node.ask(DnsContract.CHANGE, new RecordChange(record.zone, gone, null, record.reverse)),
                    "",
                    zone -> cloudy.texts().of("cli.dns.changed", "zone", zone.name(), "serial", "" + zone.serial()));
        }
    }

    /** Quotes and the last dot are seldom typed. */
    private static String plain(String data) {
        String bare = data.replace("\"", "");
        return bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
    }

    private Failure absent() {
        return Failure.of(
                FailureCode.NOT_FOUND,
                "cli.dns.no-record",
                Map.of("name", record.name(), "type", record.type(), "data", record.data(), "zone", record.zone));
    }
}
