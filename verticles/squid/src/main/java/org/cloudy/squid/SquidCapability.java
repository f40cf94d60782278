package org.cloudy.squid;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.capabilities.MenuGroup;
import org.cloudy.platform.Capability;
import org.cloudy.platform.Descriptor;
import org.cloudy.platform.Site;
import org.cloudy.platform.component.AnnouncementComponent;
import org.cloudy.platform.component.ConfigurationFile;
import org.cloudy.platform.component.DaemonComponent;
import org.cloudy.platform.component.PackagesComponent;
import org.cloudy.platform.component.PortComponent;
import org.cloudy.platform.host.Command;
import org.cloudy.platform.host.DaemonSpec;

/** A caching web proxy: Squid. */
public final class SquidCapability implements Capability {
    private static final String DAEMON = "proxy";

    @Override
    public Descriptor<SquidSettings> describe() {
        ConfigurationFile<SquidSettings> configuration = ConfigurationFile.<SquidSettings>of(
                        SquidConfiguration.FILE, SquidConfiguration::render)
                .checkedBy(SquidCapability::check);
        return Descriptor.named("squid", SquidSettings.DEFAULTS)
                .shownIn(MenuGroup.NETWORK_SERVICES, "globe2")
                .with(new PackagesComponent<>("squid"))
                .with(new PortComponent<>("http", DAEMON, SquidSettings::port))
                .with(configuration)
                .with(new CacheFolder())
                .with(new DaemonComponent<>(DAEMON, SquidCapability::daemon, List.of(configuration)))
                .with(new AnswerCheck())
                .with(AnnouncementComponent.<SquidSettings>of(
                                "_squid._tcp",
                                site -> "Squid " + SquidConfiguration.visibleName(site),
                                SquidSettings::port)
                        .with(site -> Map.of("protocol", "http")))
                .build();
    }

    private static Command check(Site<SquidSettings> site, String candidate) {
        return new Command(
                SquidConfiguration.check(candidate),
                Duration.ofSeconds(30),
                site.folder(),
                SquidConfiguration.ACCOUNT,
                Map.of());
    }

    private static DaemonSpec daemon(Site<SquidSettings> site) {
        return DaemonSpec.of(site.daemon(DAEMON), site.folder(), SquidConfiguration.run(site.settings()))
                .as(SquidConfiguration.ACCOUNT)
                .readyAt(site.settings().port());
    }
}
