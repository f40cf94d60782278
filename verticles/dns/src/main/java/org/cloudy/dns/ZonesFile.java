package org.cloudy.dns;

import java.util.List;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.platform.Component;
import org.cloudy.platform.Site;
import org.cloudy.platform.jobs.Progress;

/** What the server is told of its zones at its start; while it runs, {@link ZoneFiles} changes it. */
final class ZonesFile implements Component<DnsSettings> {
    @Override
    public String name() {
        return DnsFolder.ZONES;
    }

    /** The ledger and the zones' own files tell all that is in these. */
    @Override
    public List<String> passing(Site<DnsSettings> site) {
        return List.of(DnsFolder.ZONES, BindStatistics.FILE, ControlKey.CLIENT);
    }

    /** @throws Failure CONFLICT if the zone of the micro cloud is to be called as one that is there */
    @Override
    public void enable(Site<DnsSettings> site, Progress progress) {
        DnsFolder folder = new DnsFolder(site.folder());
        Ledger ledger = folder.ledger();
        String cloudZone = site.settings().cloudZone();
        if (ledger.serves(cloudZone)) {
            throw Failure.of(FailureCode.CONFLICT, "capability.dns.cloud-zone-taken", Map.of("zone", cloudZone));
        }
        if (!cloudZone.isEmpty() && folder.read(DnsFolder.zoneFile(cloudZone)).isEmpty()) {
            folder.write(DnsFolder.zoneFile(cloudZone), ZoneStart.bare(cloudZone));
        }
        folder.write(DnsFolder.ZONES, ZonesConfiguration.render(ledger, cloudZone));
    }
}
