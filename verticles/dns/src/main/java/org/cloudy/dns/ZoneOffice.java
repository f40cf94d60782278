package org.cloudy.dns;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.dns.ImportReport;
import org.cloudy.bus.dns.RecordChange;
import org.cloudy.bus.dns.Zone;
import org.cloudy.bus.dns.ZoneFile;
import org.cloudy.bus.dns.ZoneName;
import org.cloudy.bus.dns.ZoneOptions;
import org.cloudy.bus.dns.ZonePage;
import org.cloudy.bus.dns.ZoneQuery;
import org.cloudy.bus.dns.ZoneRecord;
import org.cloudy.bus.dns.ZoneTransfer;
import org.cloudy.bus.dns.Zones;
import org.cloudy.dns.Ledger.Primary;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** The zones that a node is the primary of. One change at a time; blocks. */
final class ZoneOffice {
    private static final int MOST_ZONES = 1000;

    private final ZoneFiles files;
    private final RecordDesk records;
    private final ZoneImport imports;
    private final Clock clock;
    private final Supplier<InetAddress> address;
    private final Supplier<Integer> port;
    private final ReentrantLock turn;

    /**
     * The office of a name server.
     *
     * @param turn held by whoever changes the zones
     * @param address where this node's name server is reached by others
     * @param port where it answers on this machine
     */
    ZoneOffice(
            ZoneFiles files, Clock clock, ReentrantLock turn, Supplier<InetAddress> address, Supplier<Integer> port) {
        this.files = files;
        this.records = new RecordDesk(files, clock);
        this.imports = new ZoneImport(files, clock);
        this.clock = clock;
        this.turn = turn;
        this.address = address;
        this.port = port;
    }

    Zones zones() {
        return new Zones(files.ledger().zones().keySet().stream()
                .sorted()
                .map(this::told)
                .toList());
    }

    ZonePage page(ZoneQuery query) {
        if (query.offset() < 0 || query.limit() < 1 || query.limit() > 1000) {
            throw Failure.of(FailureCode.INVALID, "dns.query.range");
        }
        ZoneContent content = files.content(query.zone());
        String text = query.text() == null ? "" : query.text().strip().toLowerCase(Locale.ROOT);
        String type = query.type() == null ? "" : query.type().toUpperCase(Locale.ROOT);
        List<ZoneRecord> matching = content.records().stream()
                .filter(record ->
                        type.isEmpty() || Type.string(record.getType()).equals(type))
                .map(record -> RecordText.of(record, content.origin()))
                .filter(record -> text.isEmpty()
                        || (record.name() + " " + record.data())
                                .toLowerCase(Locale.ROOT)
                                .contains(text))
                .toList();
        return new ZonePage(
                told(query.zone()),
                matching.size(),
                matching.stream().skip(query.offset()).limit(query.limit()).toList(),
                content.records().stream()
                        .map(Record::getType)
                        .map(Type::string)
                        .distinct()
                        .sorted()
                        .toList(),
                primary(query.zone()).signed() ? new SigningKeys(files.folder()).ds(query.zone()) : List.of(),
                primary(query.zone()).grants().stream()
                        .map(grant -> new ZoneTransfer(grant.node(), grant.name(), grant.since()))
                        .toList());
    }

    Zone create(ZoneName wanted) {
        String zone = ZoneNames.of(wanted.name());
        return alone(() -> {
            requireFree(zone);
            long serial = Serial.next(0, LocalDate.now(clock));
            files.begin(
                    ZoneStart.of(zone, address.get(), serial), files.ledger().with(zone, Primary.PLAIN));
            return told(zone);
        });
    }

    Empty delete(ZoneName which) {
        return alone(() -> {
            files.content(which.name());
            files.end(which.name());
            return Empty.EMPTY;
        });
    }

    Zone change(RecordChange change) {
        return alone(() -> {
            records.change(change);
            return told(change.zone());
        });
    }

    ImportReport take(ZoneFile file) {
        String zone = ZoneNames.of(file.zone());
        return alone(() -> {
            if (files.ledger().zone(zone).isEmpty()) {
                requireFree(zone);
            }
            ZoneImport.Outcome outcome = imports.take(zone, file.text());
            return new ImportReport(
                    outcome.problems().isEmpty() ? told(zone) : null,
                    outcome.problems().stream().map(Problem::told).toList(),
                    outcome.notes());
        });
    }

    ZoneFile export(ZoneName which) {
        return new ZoneFile(which.name(), files.content(which.name()).text());
    }

    Zone set(ZoneOptions options) {
        return alone(() -> {
            ZoneContent content = files.content(options.zone());
            Primary before = primary(options.zone());
            boolean signed = options.signed() == null ? before.signed() : options.signed();
            boolean offered = options.offered() == null ? before.offered() : options.offered();
            if (before.signed() && !signed) {
                goAheadOf(content);
            }
            files.apply(files.ledger()
                    .with(options.zone(), new Primary(signed, offered, offered ? before.grants() : List.of())));
            return told(options.zone());
        });
    }

    /** What signs a zone counts its own serial on; without it the zone's serial must not go back. */
    private void goAheadOf(ZoneContent content) {
        try {
            long served = new Question(port.get()).serial(content.origin()).orElse(content.serial());
            long base = Serial.isAhead(served, content.serial()) ? served : content.serial();
            files.replace(List.of(content.withSerial(Serial.next(base, LocalDate.now(clock)))));
        } catch (IOException e) {
            throw Failure.of(
                    FailureCode.UNAVAILABLE, "dns.control.refused", Map.of("lines", String.valueOf(e.getMessage())));
        }
    }

    private void requireFree(String zone) {
        if (files.ledger().serves(zone) || zone.equals(files.cloudZone())) {
            throw Failure.of(FailureCode.CONFLICT, "dns.zone.there", Map.of("zone", zone));
        }
        if (files.ledger().zones().size() >= MOST_ZONES) {
            throw Failure.of(FailureCode.CONFLICT, "dns.zone.too-many", Map.of("most", "" + MOST_ZONES));
        }
    }

    private Zone told(String zone) {
        ZoneContent content = files.content(zone);
        Primary primary = primary(zone);
        return new Zone(
                zone,
                content.serial(),
                content.records().size(),
                primary.signed(),
                primary.offered(),
                primary.grants().size());
    }

    private Primary primary(String zone) {
        return files.ledger().zone(zone).orElse(Primary.PLAIN);
    }

    private <T> T alone(Supplier<T> work) {
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }
}
