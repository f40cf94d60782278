package org.cloudy.dns;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/**
 * All records of a zone.
 *
 * @param records the SOA record first, then the zone's own name, then by name and type
 */
record ZoneContent(Name origin, SOARecord soa, List<Record> records) {
    /** The records of a zone, which have exactly one SOA record. */
    static ZoneContent of(Name origin, List<Record> records) {
        Comparator<Record> order = Comparator.<Record, Boolean>comparing(record -> record.getType() != Type.SOA)
                .thenComparing(record -> !record.getName().equals(origin))
                .thenComparing(Comparator.naturalOrder());
        List<Record> sorted = records.stream().sorted(order).distinct().toList();
        if (!(sorted.getFirst() instanceof SOARecord soa)) {
            throw new IllegalArgumentException("a zone without SOA record: " + origin);
        }
        return new ZoneContent(origin, soa, sorted);
    }

    long serial() {
        return soa.getSerial();
    }

    ZoneContent withSerial(long serial) {
        SOARecord next = new SOARecord(
                soa.getName(),
                soa.getDClass(),
                soa.getTTL(),
                soa.getHost(),
                soa.getAdmin(),
                serial,
                soa.getRefresh(),
                soa.getRetry(),
                soa.getExpire(),
                soa.getMinimum());
        List<Record> changed = new ArrayList<>(records);
        changed.set(0, next);
        return new ZoneContent(origin, next, List.copyOf(changed));
    }

    ZoneContent with(Record record) {
        List<Record> changed = new ArrayList<>(records);
        changed.add(record);
        return of(origin, changed);
    }

    ZoneContent without(Predicate<Record> which) {
        return of(origin, records.stream().filter(record -> !which.test(record)).toList());
    }

    /** As a zone file whose names are all complete. */
    String text() {
        StringBuilder text = new StringBuilder(records.size() * 64);
        for (Record record : records) {
            text.append(record.getName())
                    .append('\t')
                    .append(record.getTTL())
                    .append("\tIN\t")
                    .append(Type.string(record.getType()))
                    .append('\t')
                    .append(record.rdataToString())
                    .append('\n');
        }
        return text.toString();
    }
}
