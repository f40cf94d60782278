package org.cloudy.platform.component;

import java.util.List;
import java.util.Map;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.Component;
import org.cloudy.platform.Site;
import org.cloudy.platform.jobs.Progress;

/** Debian packages that a capability needs. They stay when it is removed: others on the machine may use them. */
public final class PackagesComponent<S extends Record> implements Component<S> {
    private final List<String> packages;

    public PackagesComponent(String... packages) {
        this.packages = List.of(packages);
    }

    @Override
    public String name() {
        return "packages";
    }

    @Override
    public List<String> packages() {
        return packages;
    }

    @Override
    public void install(Site<S> site, Progress progress) {
        site.host().packages().install(packages, progress::line);
    }

    @Override
    public List<CheckResult> diagnose(Site<S> site, boolean enabled) {
        List<String> missing = site.host().packages().missing(packages);
        if (missing.isEmpty()) {
            return finding(packages).passing("passing");
        }
        return finding(missing).critical("missing", true);
    }

    @Override
    public void repair(Site<S> site, Progress progress) {
        install(site, progress);
    }

    private Finding finding(List<String> names) {
        return new Finding(name(), "component.packages", Map.of("packages", Text.verbatim(String.join(", ", names))));
    }
}
