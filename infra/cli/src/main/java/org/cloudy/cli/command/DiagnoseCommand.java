package org.cloudy.cli.command;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.cloudy.bus.capabilities.CapabilityName;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.capabilities.CheckResults;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.diagnosis.Diagnosis;
import org.cloudy.bus.diagnosis.DiagnosisContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.UsageError;
import org.cloudy.cli.bus.Reply;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the checks of a capability, or of the whole node; fails if one finds something critical. */
@Command
public final class DiagnoseCommand implements Callable<Integer> {
    private static final int CRITICAL = 1;

    private final Cloudy cloudy;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..1", descriptionKey = "cloudy.capability-name")
    private @Nullable String name;

    @Option(names = "--all")
    private boolean all;

    public DiagnoseCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        String wanted = name;
        if (all == (wanted != null)) {
            throw new UsageError(
                    Objects.requireNonNull(spec).commandLine(), cloudy.texts().of("cli.usage.name-or-all"));
        }
        return wanted == null ? everything() : one(wanted);
    }

    private int one(String capability) {
        Reply<CheckResults> results = cloudy.ask(CapabilitiesContract.DIAGNOSE, new CapabilityName(capability));
        cloudy.show(results, "checks", found -> table(cloudy, found.checks()));
        return code(results.value().checks());
    }

    private int everything() {
        Reply<Diagnosis> results = cloudy.ask(DiagnosisContract.RUN, Empty.EMPTY);
        cloudy.show(results, "parts", this::table);
        return code(results.value().parts().stream()
                .flatMap(part -> part.checks().stream())
                .toList());
    }

    private String table(Diagnosis diagnosis) {
        Texts texts = cloudy.texts();
        Table table = new Table(
                texts.of("cli.column.part"),
                texts.of("cli.column.check"),
                texts.of("cli.column.result"),
                texts.of("cli.column.finding"),
                texts.of("cli.column.repairable"));
        diagnosis
                .parts()
                .forEach(part -> part.checks()
                        .forEach(check -> table.row(
                                part.name(),
                                texts.of(check.title()),
                                texts.of("health", check.health()),
                                texts.of(check.message()),
                                texts.of(check.repairable() ? "cli.yes" : "cli.no"))));
        return cloudy.table(table, "cli.none.checks");
    }

    private static int code(List<CheckResult> checks) {
        return checks.stream().anyMatch(check -> check.health() == Health.CRITICAL) ? CRITICAL : 0;
    }

    /** What the checks of one capability found. */
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
