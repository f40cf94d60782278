package org.cloudy.snmp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.notices.Severity;
import org.cloudy.bus.snmp.Measure;
import org.cloudy.bus.snmp.NewRule;
import org.cloudy.bus.snmp.Rule;

/** The rules; those of a fresh installation tell of what is wrong anywhere. Blocks. */
final class RuleBook {
    static final int MOST = 200;

    private static final int LONGEST_MINUTES = 24 * 60;
    private static final double MOST_LIMIT = 1e9;
    static final List<Rule> FRESH = List.of(
            new Rule("1", null, Measure.SILENT, true, 0, 5, Severity.CRITICAL),
            new Rule("2", null, Measure.STORAGE, true, 90, 15, Severity.WARNING),
            new Rule("3", null, Measure.MEMORY, true, 95, 15, Severity.WARNING));

    private final Notebook notebook;

    RuleBook(Notebook notebook) {
        this.notebook = notebook;
    }

    List<Rule> all() {
        return notebook.entries().rules().stream()
                .sorted(Comparator.comparingInt(rule -> Integer.parseInt(rule.id())))
                .toList();
    }

    /** @throws Failure INVALID with what is wrong of each field; CONFLICT if there are too many */
    synchronized Rule add(NewRule wanted) {
        List<FieldProblem> problems = new ArrayList<>();
        if (wanted.minutes() < 0 || wanted.minutes() > LONGEST_MINUTES) {
            problems.add(FieldProblem.of("minutes", "snmp.minutes-invalid", Map.of()));
        }
        if (!(wanted.limit() >= 0 && wanted.limit() <= MOST_LIMIT)) {
            problems.add(FieldProblem.of("limit", "snmp.limit-invalid", Map.of()));
        }
        if (!problems.isEmpty()) {
            throw Failure.invalid(problems);
        }
        List<Rule> known = all();
        if (known.size() >= MOST) {
            throw Failure.of(FailureCode.CONFLICT, "snmp.too-many-rules", Map.of("most", "" + MOST));
        }
        boolean silent = wanted.measure() == Measure.SILENT;
        Rule rule = new Rule(
                String.valueOf(
                        known.isEmpty() ? 1 : Integer.parseInt(known.getLast().id()) + 1),
                wanted.device(),
                wanted.measure(),
                silent || wanted.above(),
                silent ? 0 : wanted.limit(),
                wanted.minutes(),
                wanted.severity());
        keep(rules -> rules.add(rule));
        return rule;
    }

    /** @throws Failure NOT_FOUND */
    synchronized void remove(String id) {
        if (all().stream().noneMatch(rule -> rule.id().equals(id))) {
            throw Failure.of(FailureCode.NOT_FOUND, "snmp.unknown-rule");
        }
        keep(rules -> rules.removeIf(rule -> rule.id().equals(id)));
    }

    private void keep(Consumer<List<Rule>> change) {
        notebook.change(before -> {
            List<Rule> rules = new ArrayList<>(before.rules());
            change.accept(rules);
            return new Notebook.Entries(before.devices(), rules);
        });
    }
}
