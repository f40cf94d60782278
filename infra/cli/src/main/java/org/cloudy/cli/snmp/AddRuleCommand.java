package org.cloudy.cli.snmp;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.cloudy.bus.notices.Severity;
import org.cloudy.bus.snmp.Measure;
import org.cloudy.bus.snmp.NewRule;
import org.cloudy.bus.snmp.SnmpContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.UsageError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Calls attention from now on to devices that lie beyond a limit. */
@Command
final class AddRuleCommand implements Callable<Integer> {
    private static final int MINUTES = 5;

    private final Cloudy cloudy;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "MEASURE",
            descriptionKey = "cloudy.snmp.rule.measure",
            completionCandidates = Kinds.Measures.class)
    private Measure measure = Measure.SILENT;

    @Option(names = "--above", paramLabel = "LIMIT")
    private @Nullable Double above;

    @Option(names = "--below", paramLabel = "LIMIT")
    private @Nullable Double below;

    @Option(names = "--minutes", paramLabel = "MINUTES")
    private int minutes = MINUTES;

    @Option(names = "--device", paramLabel = "DEVICE")
    private @Nullable String device;

    @Option(names = "--severity", paramLabel = "SEVERITY", completionCandidates = Kinds.Severities.class)
    private Severity severity = Severity.WARNING;

    AddRuleCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        Double limit = above == null ? below : above;
        if (measure != Measure.SILENT && (limit == null || (above != null && below != null))) {
            throw new UsageError(
                    Objects.requireNonNull(spec).commandLine(), cloudy.texts().of("cli.snmp.one-limit"));
        }
        NewRule wanted = new NewRule(device, measure, below == null, limit == null ? 0 : limit, minutes, severity);
        return cloudy.show(
                cloudy.ask(SnmpContract.ADD_RULE, wanted),
                "",
                rule -> cloudy.texts()
                        .of("cli.snmp.rule-added", "id", rule.id(), "rule", RulesCommand.condition(rule)));
    }
}
