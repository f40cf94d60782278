package org.cloudy.snmp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.cloudy.platform.series.Counter;
import org.jspecify.annotations.Nullable;
import org.snmp4j.smi.Variable;

/** Reads the network interfaces of a device: by counters of 64 bits where it has them, else of 32. */
final class InterfaceTable {
    /** More are not watched: those that are up go first. */
    static final int MOST = 64;

    private static final int UP = 1;
    private static final double MEGA = 1_000_000;
    /** The largest that ifSpeed can tell (RFC 2863): it is told elsewhere then. */
    private static final long TOO_FAST = 0xffff_ffffL;

    private InterfaceTable() {}

    static List<InterfaceReading> read(Conversation device, Instant now) throws Unanswered, InterruptedException {
        List<Values> rows = joined(
                device.table(Oids.IF_DESCRIPTION, Oids.IF_SPEED, Oids.IF_STATUS, Oids.IF_IN, Oids.IF_OUT),
                device.table(
                        Oids.IF_NAME,
                        Oids.IF_IN_64,
                        Oids.IF_OUT_64,
                        Oids.IF_MEGABITS,
                        Oids.IF_ALIAS,
                        Oids.IF_DISCONTINUITY));
        Set<String> names = new HashSet<>();
        List<InterfaceReading> all = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            all.add(reading(rows.get(i), unique(name(rows.get(i), i), i, names), now));
        }
        return all.stream()
                .sorted(Comparator.comparing(InterfaceReading::up).reversed())
                .limit(MOST)
                .toList();
    }

    /** Both tables have the same rows (RFC 2863); of one that has fewer, the others are what is told. */
    private static List<Values> joined(List<Values> base, List<Values> more) {
        List<Values> rows = new ArrayList<>();
        for (int i = 0; i < base.size(); i++) {
            Map<String, Variable> row = new HashMap<>(base.get(i).byOid());
            if (more.size() == base.size()) {
                row.putAll(more.get(i).byOid());
            }
            rows.add(new Values(row));
        }
        return rows;
    }

    private static String name(Values row, int place) {
        return row.text(Oids.IF_NAME).or(() -> row.text(Oids.IF_DESCRIPTION)).orElse("#" + (place + 1));
    }

    private static String unique(String name, int place, Set<String> names) {
        return names.add(name) ? name : name + " #" + (place + 1);
    }

    private static InterfaceReading reading(Values row, String name, Instant now) {
        return new InterfaceReading(
                ShortId.of(name),
                name,
                row.text(Oids.IF_ALIAS).orElse(null),
                row.number(Oids.IF_STATUS).orElse(0) == UP,
                speed(row),
                counter(row, Oids.IF_IN_64, Oids.IF_IN, now),
                counter(row, Oids.IF_OUT_64, Oids.IF_OUT, now),
                row.number(Oids.IF_DISCONTINUITY).orElse(0));
    }

    private static @Nullable Counter counter(Values row, String wide, String narrow, Instant now) {
        OptionalLong all = row.number(wide);
        if (all.isPresent()) {
            return new Counter(now, all.getAsLong(), 64);
        }
        OptionalLong low = row.number(narrow);
        return low.isPresent() ? new Counter(now, low.getAsLong(), 32) : null;
    }

    private static @Nullable Double speed(Values row) {
        long megabits = row.number(Oids.IF_MEGABITS).orElse(0);
        long bits = row.number(Oids.IF_SPEED).orElse(0);
        if (megabits > 0 && (bits >= TOO_FAST || bits <= 0)) {
            return megabits * MEGA;
        }
        return bits > 0 ? (double) bits : null;
    }
}
