package org.cloudy.cli.snmp;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.snmp.Measure;
import org.cloudy.bus.snmp.Rule;
import org.cloudy.bus.snmp.Rules;
import org.cloudy.bus.snmp.SnmpContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Severities;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;
import picocli.CommandLine.Command;

/** When attention is called to devices. */
@Command
final class RulesCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    RulesCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return cloudy.show(cloudy.ask(SnmpContract.RULES, Empty.EMPTY), "rules", this::view);
    }

    private String view(Rules rules) {
        Texts texts = cloudy.texts();
        Table table = new Table(
                texts.of("cli.column.id"),
                texts.of("cli.column.device"),
                texts.of("cli.column.rule"),
                ">" + texts.of("cli.column.minutes"),
                texts.of("cli.column.severity"));
        for (Rule rule : rules.rules()) {
            table.row(
                    rule.id(),
                    rule.device() == null ? texts.of("cli.snmp.every-device") : rule.device(),
                    condition(rule),
                    "" + rule.minutes(),
                    Severities.of(rule.severity(), texts));
        }
        return cloudy.table(table, "cli.none.rules");
    }

    /** As it is typed. */
    static String condition(Rule rule) {
        String measure = rule.measure().name().toLowerCase(Locale.ROOT);
        return rule.measure() == Measure.SILENT
                ? measure
                : measure + (rule.above() ? " > " : " < ") + DeviceStates.number(rule.limit());
    }
}
