package org.cloudy.cli.search;

import java.util.concurrent.Callable;
import org.cloudy.bus.search.DocumentId;
import org.cloudy.bus.search.SearchContract;
import org.cloudy.cli.Cloudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes a document of this node back. */
@Command
final class WithdrawDocumentCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Parameters(index = "0", paramLabel = "ID", descriptionKey = "cloudy.search.document-id")
    private String id = "";

    WithdrawDocumentCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return cloudy.show(
                cloudy.ask(SearchContract.WITHDRAW, new DocumentId(id)),
                "",
                done -> cloudy.texts().of("cli.search.withdrawn", "id", id));
    }
}
