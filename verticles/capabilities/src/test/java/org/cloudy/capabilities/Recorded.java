package org.cloudy.capabilities;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.capabilities.CapabilityDetail;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.discovery.Publication;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.Component;
import org.cloudy.platform.Site;
import org.cloudy.platform.host.DaemonSpec;
import org.cloudy.platform.jobs.Progress;

/** A component that writes down what it was asked; the one named "daemon" has a daemon, a port and an announcement. */
final class Recorded implements Component<ProxySettings> {
    private final String name;
    private final Journal journal;

    Recorded(String name, Journal journal) {
        this.name = name;
        this.journal = journal;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> packages() {
        return List.of("debian-" + name);
    }

    @Override
    public List<CapabilityDetail.PortUse> ports(ProxySettings settings) {
        return isDaemon() ? List.of(new CapabilityDetail.PortUse("proxy", settings.port(), "tcp")) : List.of();
    }

    @Override
    public List<String> daemons(Site<ProxySettings> site) {
        return isDaemon() ? List.of(site.daemon(name)) : List.of();
    }

    @Override
    public List<String> serviceTypes() {
        return isDaemon() ? List.of("_proxy._tcp") : List.of();
    }

    @Override
    public List<Publication> announcements(Site<ProxySettings> site) {
        Map<String, String> attributes = Map.of("motto", site.settings().motto());
        return isDaemon()
                ? List.of(new Publication(
                        "_proxy._tcp",
                        "Proxy of " + site.nodeName(),
                        null,
                        site.settings().port(),
                        attributes,
                        null,
                        null))
                : List.of();
    }

    @Override
    public void install(Site<ProxySettings> site, Progress progress) {
        progress.line("fetching " + name);
        journal.write("install " + name);
        try {
            Files.writeString(site.folder().resolve(name), "data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void enable(Site<ProxySettings> site, Progress progress) {
        progress.step(50, "in the middle of " + name);
        journal.write("enable " + name + " " + site.settings().port());
        if (isDaemon()) {
            site.host().daemons().start(DaemonSpec.of(site.daemon(name), site.folder(), List.of("proxy")));
        }
    }

    @Override
    public void disable(Site<ProxySettings> site, Progress progress) {
        journal.write("disable " + name);
        if (isDaemon()) {
            site.host().daemons().stop(site.daemon(name));
        }
    }

    @Override
    public void remove(Site<ProxySettings> site, Progress progress) {
        journal.write("remove " + name);
    }

    @Override
    public void repair(Site<ProxySettings> site, Progress progress) {
        journal.write("repair " + name);
    }

    @Override
    public List<CheckResult> diagnose(Site<ProxySettings> site, boolean enabled) {
        Text text = new Text(Map.of("en", name));
        return isDaemon() ? List.of(new CheckResult(name, text, journal.health(), text, true)) : List.of();
    }

    private boolean isDaemon() {
        return name.equals("daemon");
    }
}
