package org.cloudy.cli.upkeep;

import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.updates.PackageUpdate;
import org.cloudy.bus.updates.UpdateList;
import org.cloudy.bus.updates.UpdatesContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Facts;
import org.cloudy.cli.view.Sizes;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What can be brought up to date; with commands of its own that do it. */
@Command
public final class UpdatesCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    private UpdatesCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    /** The command with its own commands. */
    public static CommandLine of(Cloudy cloudy) {
        return new CommandLine(new UpdatesCommand(cloudy))
                .addSubcommand("refresh", new RefreshCommand(cloudy))
                .addSubcommand("apply", new ApplyCommand(cloudy))
                .addSubcommand("changelog", new ChangelogCommand(cloudy))
                .addSubcommand("automatic", new AutomaticCommand(cloudy));
    }

    @Override
    public Integer call() {
        return cloudy.show(cloudy.ask(UpdatesContract.LIST, Empty.EMPTY), "", this::view);
    }

    private String view(UpdateList list) {
        Texts texts = cloudy.texts();
        Table table = new Table(
                texts.of("cli.column.package"),
                texts.of("cli.column.installed"),
                texts.of("cli.column.available"),
                ">" + texts.of("cli.column.size"),
                texts.of("cli.column.security"));
        for (PackageUpdate update : list.packages()) {
            table.row(
                    update.name(),
                    update.installed(),
                    update.available(),
                    update.bytes() == 0 ? Texts.UNKNOWN : Sizes.text(update.bytes()),
                    texts.of(update.security() ? "cli.yes" : "cli.no"));
        }
        Facts facts = new Facts(texts)
                .named("Cloudy", list.version())
                .with("cli.updates.refreshed", cloudy.times().ago(list.refreshed()))
                .with("cli.updates.automatic", texts.of(list.automatic().on() ? "cli.on" : "cli.off"));
        if (list.automatic().last() != null) {
            facts.with(
                    "cli.updates.last",
                    cloudy.times().ago(list.automatic().last()) + ": "
                            + texts.of(list.automatic().result()));
        }
        return cloudy.table(table, "cli.none.updates") + "\n\n" + facts.text()
                + (list.command() == null ? "" : "\n" + texts.of("cli.updates.by-hand", "command", list.command()));
    }
}
