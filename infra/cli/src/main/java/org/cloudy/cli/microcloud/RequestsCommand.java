package org.cloudy.cli.microcloud;

import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.microcloud.MicroCloud;
import org.cloudy.bus.microcloud.MicroCloudContract;
import org.cloudy.bus.microcloud.Request;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;
import picocli.CommandLine.Command;

/** The nodes that ask to be let in. */
@Command
final class RequestsCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    RequestsCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return cloudy.show(cloudy.ask(MicroCloudContract.GET, Empty.EMPTY), "requests", this::view);
    }

    private String view(MicroCloud cloud) {
        Texts texts = cloudy.texts();
        KnownNodes members = KnownNodes.members(cloud);
        Table table = new Table(
                texts.of("cli.column.name"),
                texts.of("cli.column.node"),
                texts.of("cli.column.since"),
                texts.of("cli.column.asked-at"),
                texts.of("cli.column.message"));
        for (Request request : cloud.requests()) {
            table.row(
                    request.name(),
                    request.node().value(),
                    cloudy.times().ago(request.since()),
                    members.name(request.askedAt()),
                    request.message());
        }
        return cloudy.table(table, "cli.none.requests");
    }
}
