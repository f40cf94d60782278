package org.cloudy.cli.search;

import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.search.Placement;
import org.cloudy.bus.search.SearchContract;
import org.cloudy.bus.search.Share;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Sizes;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;
import picocli.CommandLine.Command;

/** Which node holds how much of the index. */
@Command
final class PlacementCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    PlacementCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return cloudy.show(cloudy.ask(SearchContract.PLACEMENT, Empty.EMPTY), "shares", this::view);
    }

    private String view(Placement placement) {
        Texts texts = cloudy.texts();
        Table table = new Table(
                texts.of("cli.column.node"),
                ">" + texts.of("cli.column.partitions"),
                ">" + texts.of("cli.column.indexed"),
                ">" + texts.of("cli.column.documents"),
                ">" + texts.of("cli.column.size"));
        for (Share share : placement.shares()) {
            table.row(
                    share.node().value(),
                    String.valueOf(share.owned()),
                    String.valueOf(share.indexed()),
                    String.valueOf(share.documents()),
                    Sizes.text(share.bytes()));
        }
        return cloudy.table(table, "cli.none.shares");
    }
}
