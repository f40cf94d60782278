package org.cloudy.capabilities.declared;

import java.util.List;
import java.util.Map;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.text.Messages;

/** What a look at one thing finds, in the words of {@code <key>.title}, {@code .passing} and {@code .critical}. */
final class Look {
    private Look() {}

    static List<CheckResult> of(
            String component, String key, Map<String, String> args, boolean well, boolean repairable) {
        return List.of(new CheckResult(
                component,
                Messages.everywhere(key + ".title", args),
                well ? Health.PASSING : Health.CRITICAL,
                Messages.everywhere(key + (well ? ".passing" : ".critical"), args),
                !well && repairable));
    }
}
