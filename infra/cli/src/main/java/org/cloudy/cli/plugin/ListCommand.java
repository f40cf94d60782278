package org.cloudy.cli.plugin;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.cloudy.bus.Empty;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.PluginEntry;
import org.cloudy.bus.capabilities.PluginKind;
import org.cloudy.bus.capabilities.PluginList;
import org.cloudy.bus.capabilities.PluginProblem;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;
import picocli.CommandLine.Command;

/** The plugins of the node, also those whose files cannot be used. */
@Command
final class ListCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    ListCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return cloudy.show(cloudy.ask(CapabilitiesContract.PLUGINS, Empty.EMPTY), "plugins", this::view);
    }

    private String view(PluginList list) {
        Texts texts = cloudy.texts();
        Table table = new Table(
                texts.of("cli.column.name"),
                texts.of("cli.column.version"),
                texts.of("cli.column.kind"),
                texts.of("cli.column.file"),
                texts.of("cli.column.problem"));
        for (PluginEntry plugin : list.plugins()) {
            table.row(
                    Texts.orUnknown(plugin.name()),
                    Texts.orUnknown(plugin.version()),
                    texts.of("plugin-kind", plugin.kind()),
                    plugin.file(),
                    problem(plugin));
        }
        return cloudy.table(table, "cli.none.plugins");
    }

    private String problem(PluginEntry plugin) {
        if (plugin.problems().isEmpty()) {
            return plugin.waiting() ? cloudy.texts().of("cli.plugin.waiting") : "";
        }
        return plugin.problems().stream()
                .map(problem -> place(plugin, problem) + cloudy.texts().of(problem.message()))
                .collect(Collectors.joining(" "));
    }

    private static String place(PluginEntry plugin, PluginProblem problem) {
        return plugin.kind() == PluginKind.JAR || problem.line() == 0
                ? ""
                : problem.line() + ":" + problem.column() + ": ";
    }
}
