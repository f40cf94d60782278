package org.cloudy.squid;

import io.vertx.core.Deployable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cloudy.bus.capabilities.MenuGroup;
import org.cloudy.platform.Capability;
import org.cloudy.platform.Descriptor;
import org.cloudy.platform.NodeContext;
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
    /** The component whose daemon Squid is. */
    static final String DAEMON = "proxy";

    private final InForce inForce = new InForce();

    @Override
    public Descriptor<SquidSettings> describe() {
        ConfigurationFile<SquidSettings> configuration = ConfigurationFile.<SquidSettings>of(
                        SquidConfiguration.FILE, SquidConfiguration::render)
                .checkedBy(SquidCapability::check);
        return Descriptor.named("squid", SquidSettings.DEFAULTS)
                .shownIn(MenuGroup.NETWORK_SERVICES, "globe2")
                .with(new PackagesComponent<>("squid"))
                .with(new PortComponent<>("http", DAEMON, SquidSettings::port))
                .with(PortComponent.udp("queries", DAEMON, SquidSettings::port))
                .with(new UsersFile())
                .with(new PeersFile())
                .with(configuration)
                .with(new CacheFolder())
                .with(new DaemonComponent<>(DAEMON, SquidCapability::daemon, List.of(configuration)))
                .with(new AnswerCheck())
                .with(AnnouncementComponent.<SquidSettings>of(
                                Neighbours.TYPE,
                                site -> "Squid " + SquidConfiguration.visibleName(site),
                                SquidSettings::port)
                        .with(site -> attributes(site.settings())))
                .with(inForce)
                .build();
    }

    @Override
    public Deployable verticle(NodeContext node) {
        return new SquidVerticle(node, inForce);
    }

    /** With what other nodes' proxies need to know before they ask this one. */
    private static Map<String, String> attributes(SquidSettings settings) {
        Map<String, String> attributes = new TreeMap<>(Map.of("protocol", "http"));
        if (!settings.servesProxies()) {
            attributes.put(AnnouncedProxy.PASSWORD, "yes");
        } else if (settings.answerQueries()) {
            attributes.put(AnnouncedProxy.QUERIES, String.valueOf(settings.port()));
        }
        return attributes;
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
