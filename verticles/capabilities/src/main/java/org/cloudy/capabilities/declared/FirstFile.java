package org.cloudy.capabilities.declared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.platform.Component;
import org.cloudy.platform.Site;
import org.cloudy.platform.jobs.Progress;
import org.cloudy.platform.settings.DeclaredSettings;

/**
 * A configuration file that a program takes over: it is written where there is none, and from then on the program's own, with
 * all that was changed in it.
 */
record FirstFile(String name, Function<Site<DeclaredSettings>, String> text) implements Component<DeclaredSettings> {
    /** @throws Failure UNAVAILABLE if the disk refuses */
    @Override
    public void enable(Site<DeclaredSettings> site, Progress progress) {
        Path path = site.folder().resolve(name);
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.writeString(path, text.apply(site), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw Failure.of(
                    FailureCode.UNAVAILABLE,
                    "component.configuration.unwritable",
                    Map.of("file", name, "cause", String.valueOf(e)));
        }
    }

    @Override
    public List<CheckResult> diagnose(Site<DeclaredSettings> site, boolean enabled) {
        boolean there = Files.isRegularFile(site.folder().resolve(name), LinkOption.NOFOLLOW_LINKS);
        return Look.of(name, "plugins.first-file", Map.of("file", name), there || !enabled, true);
    }

    @Override
    public void repair(Site<DeclaredSettings> site, Progress progress) {
        enable(site, progress);
    }
}
