package org.cloudy.cli.dns;

import java.util.List;
import java.util.concurrent.Callable;
import org.cloudy.bus.dns.DnsContract;
import org.cloudy.bus.dns.ZonePage;
import org.cloudy.bus.dns.ZoneQuery;
import org.cloudy.bus.dns.ZoneRecord;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The records of a zone, and what the zone above needs of a signed one. */
@Command
final class RecordsCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Parameters(paramLabel = "ZONE", descriptionKey = "cloudy.dns.zone-name")
    private String zone = "";

    @Option(names = "--text", paramLabel = "TEXT", descriptionKey = "cloudy.dns.text")
    private @Nullable String text;

    @Option(names = "--type", paramLabel = "TYPE", descriptionKey = "cloudy.dns.type")
    private @Nullable String type;

    @Option(names = "--offset", paramLabel = "N", descriptionKey = "cloudy.dns.offset")
    private int offset;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "1000", descriptionKey = "cloudy.dns.limit")
    private int limit;

    RecordsCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return cloudy.show(
                cloudy.ask(DnsContract.ZONE, new ZoneQuery(zone, text, type, offset, limit)), "", this::view);
    }

    private String view(ZonePage page) {
        String records = table(cloudy, page.records());
        String ds = page.ds().isEmpty()
                ? ""
                : "\n\n" + cloudy.texts().of("cli.dns.ds") + "\n" + String.join("\n", page.ds());
        String more = page.matching() == page.records().size()
                ? ""
                : "\n"
                        + cloudy.texts()
                                .of("cli.dns.some", "shown", "" + page.records().size(), "all", "" + page.matching());
        return records + more + ds;
    }

    static String table(Cloudy cloudy, List<ZoneRecord> records) {
        Texts texts = cloudy.texts();
        Table table = new Table(
                texts.of("cli.column.name"),
                ">" + texts.of("cli.column.ttl"),
                texts.of("cli.column.type"),
                texts.of("cli.column.data"));
        records.forEach(record -> table.row(record.name(), "" + record.ttl(), record.type(), record.data()));
        return cloudy.table(table, "cli.none.records");
    }
}
