package org.cloudy.upkeep;

import java.util.List;
import java.util.Map;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.text.Messages;

/** What a check of the node finds, in the words of {@code upkeep.check.<name>.title} and {@code .<what>}. */
record Found(String name, Map<String, String> args) {
    static Found of(NodeCheck check) {
        return new Found(check.name(), Map.of());
    }

    static Found of(NodeCheck check, Map<String, String> args) {
        return new Found(check.name(), args);
    }

    List<CheckResult> passing() {
        return passing("passing");
    }

    List<CheckResult> passing(String what) {
        return result(Health.PASSING, what, false);
    }

    List<CheckResult> warning(String what, boolean repairable) {
        return result(Health.WARNING, what, repairable);
    }

    List<CheckResult> critical(String what, boolean repairable) {
        return result(Health.CRITICAL, what, repairable);
    }

    private List<CheckResult> result(Health health, String what, boolean repairable) {
        String key = "upkeep.check." + name;
        return List.of(new CheckResult(
                name,
                Messages.everywhere(key + ".title"),
                health,
                Messages.everywhere(key + "." + what, args),
                repairable));
    }
}
