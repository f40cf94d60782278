package org.cloudy.dns;

import io.vertx.core.Deployable;
import java.util.List;
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
import org.cloudy.platform.host.DaemonSpec;

/** A name server: BIND. */
public final class DnsCapability implements Capability {
    /** Its name on the node. */
    static final String NAME = "dns";

    private static final String DAEMON = "server";

    @Override
    public Descriptor<DnsSettings> describe() {
        ConfigurationFile<DnsSettings> configuration = ConfigurationFile.<DnsSettings>of(
                        BindConfiguration.FILE, BindConfiguration::render)
                .checkedBy((site, candidate) -> Bind.checkConfiguration(site.folder(), candidate));
        return Descriptor.named(NAME, DnsSettings.DEFAULTS)
                .shownIn(MenuGroup.NETWORK_SERVICES, "signpost-split")
                .with(new PackagesComponent<>("bind9", "bind9-utils"))
                .with(new PortComponent<>("dns", DAEMON, DnsSettings::port))
                .with(new DatagramPort(DAEMON))
                .with(new ControlKey())
                .with(new ZonesFile())
                .with(configuration)
                .with(new DaemonComponent<>(DAEMON, DnsCapability::daemon, List.of(configuration)))
                .with(new AnswerCheck())
                .with(new ServedCheck())
                .with(AnnouncementComponent.of("_domain._udp", site -> "DNS " + site.nodeName(), DnsSettings::port))
                .build();
    }

    @Override
    public Deployable verticle(NodeContext node) {
        return new DnsVerticle(
                node.config().data().resolve("capabilities").resolve(NAME), node.host(), node.identity(), node.clock());
    }

    private static DaemonSpec daemon(Site<DnsSettings> site) {
        return DaemonSpec.of(site.daemon(DAEMON), site.folder(), Bind.run())
                .as(Bind.ACCOUNT)
                .readyAt(site.settings().port());
    }
}
