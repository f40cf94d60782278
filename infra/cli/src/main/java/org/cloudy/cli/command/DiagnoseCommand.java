package org.cloudy.cli.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.CapabilityName;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.capabilities.CheckResults;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.bus.Reply;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs all checks of a capability; fails if one finds something critical. */
@Command
public final class DiagnoseCommand implements Callable<Integer> {
    private static final int CRITICAL = 1;

    private final Cloudy cloudy;

    @Parameters(paramLabel = "NAME", descriptionKey = "cloudy.capability-name")
    private String name = "";

    public DiagnoseCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        Reply<CheckResults> results = cloudy.ask(CapabilitiesContract.DIAGNOSE, new CapabilityName(name));
        cloudy.show(results, "checks", found -> table(cloudy, found.checks()));
        return results.value().checks().stream().anyMatch(check -> check.health() == Health.CRITICAL) ? CRITICAL : 0;
    }

    static String table(Cloudy cloudy, List<CheckResult> checks) {
        Texts texts = cloudy.texts();
        Table table = new Table(
                texts.of("cli.column.check"),
                texts.of("cli.column.result"),
                texts.of("cli.column.finding"),
                texts.of("cli.column.repairable"));
        for (CheckResult check : checks) {
            table.row(
                    texts.of(check.title()),
                    texts.of("health", check.health()),
                    texts.of(check.message()),
                    texts.of(check.repairable() ? "cli.yes" : "cli.no"));
        }
        return cloudy.table(table, "cli.none.checks");
    }
}
