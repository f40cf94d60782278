package org.cloudy.snmp;

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

/** Network monitoring: Net-SNMP's agent, and a collector. */
public final class SnmpCapability implements Capability {
    /** What agents are announced as. */
    static final String SERVICE = "_snmp._udp";

    private static final String DAEMON = "agent";

    private final Live live = new Live();

    @Override
    public Descriptor<SnmpSettings> describe() {
        ConfigurationFile<SnmpSettings> configuration =
                ConfigurationFile.of(SnmpdConfiguration.FILE, SnmpdConfiguration::render);
        return Descriptor.named("snmp", SnmpSettings.DEFAULTS)
                .shownIn(MenuGroup.NETWORK_SERVICES, "activity")
                .with(new PackagesComponent<>("snmpd"))
                .with(PortComponent.udp("snmp", DAEMON, SnmpSettings::port))
                .with(new OwnUser())
                .with(configuration)
                .with(new DaemonComponent<>(DAEMON, SnmpCapability::daemon, List.of(configuration)))
                .with(new AgentAnswers())
                .with(live)
                .with(AnnouncementComponent.of(SERVICE, site -> "SNMP " + site.nodeName(), SnmpSettings::port))
                .build();
    }

    @Override
    public Deployable verticle(NodeContext node) {
        return new SnmpVerticle(node, live);
    }

    private static DaemonSpec daemon(Site<SnmpSettings> site) {
        DaemonSpec plain = DaemonSpec.of(site.daemon(DAEMON), site.folder(), SnmpdConfiguration.run());
        return plain.with(SnmpdConfiguration.environment()).as(SnmpdConfiguration.ACCOUNT);
    }
}
