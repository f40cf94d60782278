package org.cloudy.cli.dns;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudy.bus.dns.DnsContract;
import org.cloudy.bus.dns.ImportReport;
import org.cloudy.bus.dns.Zone;
import org.cloudy.bus.dns.ZoneFile;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.bus.Reply;
import org.cloudy.cli.view.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes a zone file in place of a zone's records; its mistakes are told as compilers do, a line each. */
@Command
final class ImportZoneCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Parameters(index = "0", paramLabel = "ZONE", descriptionKey = "cloudy.dns.new-zone")
    private String zone = "";

    @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "cloudy.dns.file")
    private Path file = Path.of("");

    ImportZoneCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        Reply<ImportReport> reply = cloudy.ask(DnsContract.IMPORT, new ZoneFile(zone, ZoneFiles.read(file)));
        cloudy.show(reply, "", this::view);
        return reply.value().problems().isEmpty() ? 0 : 1;
    }

    private String view(ImportReport report) {
        Zone taken = report.zone();
        if (taken == null) {
            return report.problems().stream()
                    .map(problem -> file + ":" + problem.line() + ": "
                            + Table.printable(cloudy.texts().of(problem.message())))
                    .collect(Collectors.joining("\n"));
        }
        return Stream.concat(
                        Stream.of(cloudy.texts()
                                .of("cli.dns.imported", "zone", taken.name(), "records", "" + taken.records())),
                        report.notes().stream().map(cloudy.texts()::of))
                .collect(Collectors.joining("\n"));
    }
}
