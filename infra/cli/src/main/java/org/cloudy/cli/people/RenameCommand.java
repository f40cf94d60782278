package org.cloudy.cli.people;

import java.util.concurrent.Callable;
import org.cloudy.bus.system.NodeRename;
import org.cloudy.bus.system.SystemContract;
import org.cloudy.cli.Cloudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Calls the node something else. */
@Command
public final class RenameCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Parameters(paramLabel = "NAME", descriptionKey = "cloudy.setup.node-name")
    private String name = "";

    public RenameCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return cloudy.show(
                cloudy.ask(SystemContract.RENAME, new NodeRename(name)),
                "",
                renamed -> cloudy.texts().of("cli.renamed", "name", renamed.name()));
    }
}
