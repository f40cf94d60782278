package org.cloudy.upkeep;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.platform.host.Command;
import org.cloudy.platform.host.Host;

/** Whether the machine finds addresses of names, without which it gets no packages. */
record ResolverCheck(Host host) implements NodeCheck {
    /** Where Debian's packages come from. */
    private static final String NAME = "deb.debian.org";

    private static final Duration DEADLINE = Duration.ofSeconds(3);

    @Override
    public String name() {
        return "resolver";
    }

    @Override
    public List<CheckResult> diagnose() {
        Found found = Found.of(this, Map.of("name", NAME));
        return finds() ? found.passing() : found.warning("lost", false);
    }

    private boolean finds() {
        try {
            return host.run(new Command(List.of("getent", "ahosts", NAME), DEADLINE, null, null, Map.of()))
                    .succeeded();
        } catch (Failure e) {
            return false;
        }
    }
}
