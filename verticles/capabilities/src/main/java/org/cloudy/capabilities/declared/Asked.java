package org.cloudy.capabilities.declared;

import java.util.List;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.platform.Component;
import org.cloudy.platform.Site;
import org.cloudy.platform.jobs.Progress;
import org.cloudy.platform.settings.DeclaredSettings;

/**
 * Secrets that have no value in a fresh installation: a password that everybody knows is none. Nothing is switched on before its
 * owner has chosen them.
 *
 * @param settings their names
 */
record Asked(List<String> settings) implements Component<DeclaredSettings> {
    @Override
    public String name() {
        return "asked";
    }

    /** @throws Failure INVALID that names what is to be filled in */
    @Override
    public void enable(Site<DeclaredSettings> site, Progress progress) {
        List<String> missing = settings.stream()
                .filter(name -> site.settings().text(name).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw Failure.of(FailureCode.INVALID, "plugins.asked", Map.of("names", String.join(", ", missing)));
        }
    }
}
