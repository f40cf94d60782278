package org.cloudy.capabilities.declared;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.platform.Component;
import org.cloudy.platform.Site;
import org.cloudy.platform.host.Command;
import org.cloudy.platform.host.CommandResult;
import org.cloudy.platform.settings.DeclaredSettings;

/** Looks whether a command that asks the service ends with status 0. */
record CommandCheck(String name, List<String> command, String account) implements Component<DeclaredSettings> {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    @Override
    public List<CheckResult> diagnose(Site<DeclaredSettings> site, boolean enabled) {
        if (!enabled) {
            return List.of();
        }
        List<String> words = Template.fill(command, site, Map.of());
        try {
            CommandResult result = site.host().run(new Command(words, DEADLINE, site.folder(), account, Map.of()));
            return found(words, result.succeeded(), String.join(" ", result.output()));
        } catch (Failure e) {
            return found(words, false, e.problem().message());
        }
    }

    private List<CheckResult> found(List<String> words, boolean well, String lines) {
        return Look.of(name, "plugins.command", Map.of("program", words.getFirst(), "lines", lines), well, false);
    }
}
