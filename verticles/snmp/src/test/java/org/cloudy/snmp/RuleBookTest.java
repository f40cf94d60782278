package org.cloudy.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.notices.Severity;
import org.cloudy.bus.snmp.Measure;
import org.cloudy.bus.snmp.NewRule;
import org.cloudy.bus.snmp.Rule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleBookTest {
    @TempDir
    Path folder;

    private RuleBook rules() {
        return new RuleBook(Notebook.in(folder, new Notebook.Entries(Map.of(), RuleBook.FRESH)));
    }

    @Test
    @DisplayName("A fresh node calls attention to silent devices, full disks and full memories, until somebody does not"
            + " want that")
    void fresh() {
        RuleBook rules = rules();
        assertThat(rules.all())
                .extracting(Rule::measure)
                .containsExactly(Measure.SILENT, Measure.STORAGE, Measure.MEMORY);
        rules.remove("2");

        assertThat(rules().all()).extracting(Rule::id).containsExactly("1", "3");
    }

    @Test
    @DisplayName("A rule is added at the end; one with a limit or a time that cannot be is refused")
    void adds() {
        RuleBook rules = rules();
        Rule added = rules.add(new NewRule("d-router", Measure.LOAD, true, 4, 10, Severity.INFO));

        assertThat(rules.all().getLast()).isEqualTo(added);
        assertThat(rules.add(new NewRule(null, Measure.SILENT, false, 7, 1, Severity.INFO)))
                .matches(rule -> rule.above() && rule.limit() == 0);
        assertThatThrownBy(() -> rules.add(new NewRule(null, Measure.CPU, true, -1, 5, Severity.INFO)))
                .isInstanceOf(Failure.class);
        assertThatThrownBy(() -> rules.add(new NewRule(null, Measure.CPU, true, Double.NaN, 5, Severity.INFO)))
                .isInstanceOf(Failure.class);
        assertThatThrownBy(() -> rules.add(new NewRule(null, Measure.CPU, true, 1, 2000, Severity.INFO)))
                .isInstanceOf(Failure.class);
        assertThatThrownBy(() -> rules.remove("99")).isInstanceOf(Failure.class);
    }
}
