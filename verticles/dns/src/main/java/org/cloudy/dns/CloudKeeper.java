package org.cloudy.dns;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.discovery.NodeView;
import org.cloudy.bus.discovery.ServiceInstance;
import org.cloudy.bus.dns.CloudZone;

/** Keeps the zone of the micro cloud as its registry is. Blocks. */
final class CloudKeeper {
    private final ZoneFiles files;
    private final Clock clock;
    private final ReentrantLock turn;
    private final NodeId self;
    private volatile Optional<ZoneContent> kept = Optional.empty();

    CloudKeeper(ZoneFiles files, Clock clock, ReentrantLock turn, NodeId self) {
        this.files = files;
        this.clock = clock;
        this.turn = turn;
        this.self = self;
    }

    /** Brings the registry into the zone; tells whether that changed it. */
    boolean keep(List<NodeView> nodes, List<ServiceInstance> services) {
        String zone = files.cloudZone();
        turn.lock();
        try {
            if (zone.isEmpty() || files.ledger().serves(zone)) {
                kept = Optional.empty();
                return false;
            }
            ZoneContent before = before(zone);
            ZoneContent now = CloudRecords.of(zone, self, nodes, services, before.serial());
            if (now.equals(before)) {
                kept = Optional.of(before);
                return false;
            }
            ZoneContent next = now.withSerial(Serial.next(before.serial(), LocalDate.now(clock)));
            files.replace(List.of(next));
            kept = Optional.of(next);
            return true;
        } finally {
            turn.unlock();
        }
    }

    private ZoneContent before(String zone) {
        return kept.filter(content -> ZoneFiles.name(content).equals(zone))
                .or(() -> files.load(zone, DnsFolder.zoneFile(zone)))
                .orElseGet(() -> CloudRecords.of(zone, self, List.of(), List.of(), 0));
    }

    CloudZone told(String address, int port) {
        String zone = files.cloudZone();
        return kept.map(content -> new CloudZone(
                        ZoneFiles.name(content),
                        content.serial(),
                        address,
                        port,
                        content.records().stream()
                                .map(record -> RecordText.of(record, content.origin()))
                                .toList()))
                .orElseGet(() -> new CloudZone(zone.isEmpty() ? null : zone, 0, address, port, List.of()));
    }
}
