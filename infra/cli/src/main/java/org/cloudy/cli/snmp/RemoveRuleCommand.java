package org.cloudy.cli.snmp;

import java.util.concurrent.Callable;
import org.cloudy.bus.snmp.RuleId;
import org.cloudy.bus.snmp.SnmpContract;
import org.cloudy.cli.Cloudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Removes a rule; one like it can be added at any time. */
@Command
final class RemoveRuleCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Parameters(paramLabel = "RULE", descriptionKey = "cloudy.snmp.rule.id")
    private String rule = "";

    RemoveRuleCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return cloudy.show(
                cloudy.ask(SnmpContract.REMOVE_RULE, new RuleId(rule)),
                "",
                gone -> cloudy.texts().of("cli.snmp.rule-removed", "id", rule));
    }
}
