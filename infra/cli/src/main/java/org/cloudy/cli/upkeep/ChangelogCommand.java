package org.cloudy.cli.upkeep;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.cloudy.bus.updates.Changelog;
import org.cloudy.bus.updates.PackageName;
import org.cloudy.bus.updates.UpdatesContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What is new in a package. */
@Command
final class ChangelogCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Parameters(paramLabel = "PACKAGE", descriptionKey = "cloudy.updates.package")
    private String name = "";

    ChangelogCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return cloudy.show(
                cloudy.ask(UpdatesContract.CHANGELOG, new PackageName(name)), "", ChangelogCommand::printable);
    }

    private static String printable(Changelog changelog) {
        return changelog.text().lines().map(Table::printable).collect(Collectors.joining("\n"));
    }
}
