package org.cloudy.cli.microcloud;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Wire;
import org.cloudy.bus.microcloud.LinkEvent;
import org.cloudy.bus.microcloud.MicroCloudContract;
import org.cloudy.bus.microcloud.Topology;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;
import picocli.CommandLine.Command;

/** What happened to the links between the members, the latest first, as each of them tells of its own. */
@Command
final class LinksCommand implements Callable<Integer> {
    private static final int MOST = 200;

    private final Cloudy cloudy;

    LinksCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        Topology map = cloudy.ask(MicroCloudContract.MAP, Empty.EMPTY).value();
        List<LinkEvent> events = map.views().stream()
                .flatMap(view ->
                        view.history().stream().filter(event -> event.node().equals(view.node())))
                .sorted(Comparator.comparing(LinkEvent::at).reversed())
                .limit(MOST)
                .toList();
        return cloudy.show(Wire.mapper().valueToTree(events), () -> view(events, KnownNodes.of(map.members())));
    }

    private String view(List<LinkEvent> events, KnownNodes members) {
        Texts texts = cloudy.texts();
        Table table = new Table(
                texts.of("cli.column.since"),
                texts.of("cli.column.node"),
                texts.of("cli.column.member"),
                texts.of("cli.column.link"));
        for (LinkEvent event : events) {
            table.row(
                    cloudy.times().ago(event.at()),
                    members.name(event.node()),
                    members.name(event.peer()),
                    texts.of("link", event.state()));
        }
        return cloudy.table(table, "cli.none.links");
    }
}
