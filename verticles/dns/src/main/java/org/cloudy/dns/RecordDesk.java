package org.cloudy.dns;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudy.bus.Failure;
import org.cloudy.bus.Failure.FieldProblem;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.dns.RecordChange;
import org.cloudy.bus.dns.ZoneRecord;
import org.cloudy.dns.ZoneReader.Placed;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.Type;

/** Changes single records, and keeps the reverse zones of this node in step where that is asked. */
final class RecordDesk {
    private final ZoneFiles files;
    private final Clock clock;

    RecordDesk(ZoneFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    /** All zones that one change touches, as they will be. */
    private final class Draft {
        private final Map<String, ZoneContent> changed = new LinkedHashMap<>();

        ZoneContent of(String zone) {
            return changed.computeIfAbsent(zone, files::content);
        }

        void put(String zone, ZoneContent content) {
            changed.put(zone, content);
        }

        void bringIntoForce() {
            List<ZoneContent> next = changed.values().stream()
                    .filter(content -> !content.equals(files.content(ZoneFiles.name(content))))
                    .map(content -> content.withSerial(Serial.next(content.serial(), LocalDate.now(clock))))
                    .toList();
            next.forEach(RecordDesk::requireSound);
            files.replace(next);
        }
    }

    /** @throws Failure INVALID or NOT_FOUND with what is wrong; then nothing has changed */
    void change(RecordChange change) {
        Draft draft = new Draft();
        ZoneContent content = draft.of(change.zone());
        ZoneRecord before = change.before();
        ZoneRecord after = change.after();
        Record gone = before == null ? null : find(content, before);
        Record fresh = after == null ? null : RecordText.parse(after, content.origin());
        if (gone != null) {
            content = content.without(gone::equals);
            draft.put(change.zone(), content);
        }
        if (fresh != null) {
            draft.put(change.zone(), with(content, fresh));
        }
        if (gone != null && change.reverse()) {
            pointer(gone).ifPresent(pointer -> removePointer(draft, pointer));
        }
        if (fresh != null && change.reverse()) {
            pointer(fresh).ifPresent(pointer -> addPointer(draft, pointer));
        }
        draft.bringIntoForce();
    }

    private static Record find(ZoneContent content, ZoneRecord wanted) {
        return content.records().stream()
                .filter(record -> record.getType() != Type.SOA)
                .filter(record -> Type.string(record.getType()).equals(wanted.type()))
                .filter(record -> RecordText.of(record, content.origin()).equals(wanted))
                .findFirst()
                .orElseThrow(() -> Failure.of(
                        FailureCode.NOT_FOUND,
                        "dns.record.gone",
                        Map.of("name", wanted.name(), "type", wanted.type(), "data", wanted.data())));
    }

    /** All records of one name and type live equally long (RFC 2181, section 5.2). */
    private static ZoneContent with(ZoneContent content, Record fresh) {
        List<Record> records = new ArrayList<>();
        for (Record record : content.records()) {
            if (record.equals(fresh)) {
                throw Failure.of(
                        FailureCode.CONFLICT, "dns.record.there", Map.of("type", Type.string(fresh.getType())));
            }
            boolean same =
                    record.getType() == fresh.getType() && record.getName().equals(fresh.getName());
            records.add(same ? withTtl(record, fresh.getTTL()) : record);
        }
        records.add(fresh);
        return ZoneContent.of(content.origin(), records);
    }

    private static Record withTtl(Record record, long ttl) {
        return record.getTTL() == ttl
                ? record
                : Record.newRecord(record.getName(), record.getType(), DClass.IN, ttl, record.rdataToWireCanonical());
    }

    private void addPointer(Draft draft, PTRRecord pointer) {
        String zone = zoneOf(pointer.getName())
                .orElseThrow(() -> Failure.invalid(List.of(FieldProblem.of(
                        "reverse", "dns.record.no-reverse", Map.of("zone", reverseZone(pointer.getName()))))));
        ZoneContent content = draft.of(zone);
        if (content.records().stream().noneMatch(pointer::equals)) {
            draft.put(zone, with(content, pointer));
        }
    }

    private void removePointer(Draft draft, PTRRecord pointer) {
        zoneOf(pointer.getName())
                .ifPresent(zone -> draft.put(zone, draft.of(zone).without(pointer::equals)));
    }

    private static Optional<PTRRecord> pointer(Record record) {
        return switch (record) {
            case ARecord a ->
                Optional.of(new PTRRecord(ReverseMap.fromAddress(a.getAddress()), DClass.IN, a.getTTL(), a.getName()));
            case AAAARecord aaaa ->
                Optional.of(new PTRRecord(
                        ReverseMap.fromAddress(aaaa.getAddress()), DClass.IN, aaaa.getTTL(), aaaa.getName()));
            default -> Optional.empty();
        };
    }

    /** The zone on this node that a name is in: the deepest one. */
    private Optional<String> zoneOf(Name name) {
        return files.ledger().zones().keySet().stream()
                .filter(zone -> name.subdomain(ZoneNames.origin(zone)))
                .max(Comparator.comparingInt(String::length));
    }

    /** The zone that an address is usually in: of a network of 256 addresses, or of an IPv6 subnet. */
    private static String reverseZone(Name name) {
        return new Name(name, name.labels() == 7 ? 1 : 16).toString(true);
    }

    private static void requireSound(ZoneContent content) {
        List<Placed> placed =
                content.records().stream().map(record -> new Placed(0, record)).toList();
        ZoneRules.check(content.origin(), placed).stream().findFirst().ifPresent(problem -> {
            throw Failure.of(FailureCode.INVALID, problem.key(), problem.args());
        });
    }
}
