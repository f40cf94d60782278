package org.cloudy.platform.component;

import java.util.List;
import java.util.Map;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;

/** What a component's check finds, in the words of {@code <key>.title} and {@code <key>.<what>}. */
record Finding(String component, String key, Map<String, Text> args) {
    List<CheckResult> passing(String what) {
        return of(Health.PASSING, what, false);
    }

    List<CheckResult> warning(String what, boolean repairable) {
        return of(Health.WARNING, what, repairable);
    }

    List<CheckResult> critical(String what, boolean repairable) {
        return of(Health.CRITICAL, what, repairable);
    }

    private List<CheckResult> of(Health health, String what, boolean repairable) {
        return List.of(new CheckResult(
                component,
                Messages.around(key + ".title", args),
                health,
                Messages.around(key + "." + what, args),
                repairable));
    }
}
