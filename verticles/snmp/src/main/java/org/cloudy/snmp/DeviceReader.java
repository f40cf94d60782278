package org.cloudy.snmp;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.cloudy.bus.snmp.DeviceDetail.Disk;
import org.cloudy.bus.snmp.Figures;
import org.jspecify.annotations.Nullable;

/** Asks a device for all that is watched. What a device does not tell is missing; that it tells nothing at all is a failure. */
final class DeviceReader {
    static final int MOST_DISKS = 8;

    /** Smaller ones are inventions of the system. */
    private static final double LEAST_DISK = 16_000_000;

    private static final double NANOS_PER_MILLI = 1_000_000;
    private static final double PERCENT = 100;

    private final Clock clock;

    DeviceReader(Clock clock) {
        this.clock = clock;
    }

    Reading read(Conversation device) throws Unanswered, InterruptedException {
        long asked = System.nanoTime();
        Values system = device.get(Oids.DESCRIPTION, Oids.UPTIME, Oids.CONTACT, Oids.NAME, Oids.LOCATION);
        double answerMs = (System.nanoTime() - asked) / NANOS_PER_MILLI;
        Values machine = device.get(
                Oids.HOST_UPTIME,
                Oids.LOAD,
                Oids.MEMORY_TOTAL,
                Oids.MEMORY_FREE,
                Oids.MEMORY_BUFFERED,
                Oids.MEMORY_CACHED);
        List<Values> processors = device.table(Oids.PROCESSOR_LOAD);
        List<Values> storage = device.table(
                Oids.STORAGE_TYPE, Oids.STORAGE_DESCRIPTION, Oids.STORAGE_UNIT, Oids.STORAGE_SIZE, Oids.STORAGE_USED);
        List<Disk> disks = disks(storage);
        Instant now = clock.instant();
        return new Reading(
                now,
                up(machine, system),
                system.text(Oids.DESCRIPTION).orElse(null),
                system.text(Oids.NAME).orElse(null),
                system.text(Oids.CONTACT).orElse(null),
                system.text(Oids.LOCATION).orElse(null),
                new Figures(
                        answerMs,
                        value(machine.decimal(Oids.LOAD)),
                        value(processors.stream()
                                .mapToLong(
                                        row -> row.number(Oids.PROCESSOR_LOAD).orElse(0))
                                .average()),
                        memory(machine, storage).orElse(null),
                        value(disks.stream().mapToDouble(Disk::usedPercent).max())),
                InterfaceTable.read(device, now),
                disks);
    }

    private static @Nullable Double value(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }

    /** Since the machine started, or where it does not tell, since its agent did. */
    private static @Nullable Long up(Values machine, Values system) {
        OptionalLong host = machine.number(Oids.HOST_UPTIME);
        OptionalLong agent = system.number(Oids.UPTIME);
        return host.isPresent() ? (Long) host.getAsLong() : agent.isPresent() ? (Long) agent.getAsLong() : null;
    }

    /** What the system only caches counts as free; where that is not told, all that is in use. */
    private static Optional<Double> memory(Values machine, List<Values> storage) {
        long total = machine.number(Oids.MEMORY_TOTAL).orElse(0);
        if (total > 0 && machine.number(Oids.MEMORY_FREE).isPresent()) {
            long free = machine.number(Oids.MEMORY_FREE).getAsLong()
                    + machine.number(Oids.MEMORY_BUFFERED).orElse(0)
                    + machine.number(Oids.MEMORY_CACHED).orElse(0);
            return Optional.of(percent((double) total - free, (double) total));
        }
        return storage.stream()
                .filter(row -> row.is(Oids.STORAGE_TYPE, Oids.RAM))
                .flatMap(row -> disk(row).stream())
                .map(Disk::usedPercent)
                .findFirst();
    }

    /** The largest, each once: a container shows the same file system at many places. */
    private static List<Disk> disks(List<Values> storage) {
        Set<List<Double>> seen = new HashSet<>();
        return storage.stream()
                .filter(row -> row.is(Oids.STORAGE_TYPE, Oids.FIXED_DISK))
                .flatMap(row -> disk(row).stream())
                .filter(disk -> disk.size() >= LEAST_DISK)
                .filter(disk -> seen.add(List.of(disk.size(), disk.usedPercent())))
                .sorted(Comparator.comparingDouble(Disk::size).reversed())
                .limit(MOST_DISKS)
                .toList();
    }

    private static Optional<Disk> disk(Values row) {
        double unit = row.number(Oids.STORAGE_UNIT).orElse(0);
        double size = unsigned(row.number(Oids.STORAGE_SIZE).orElse(0));
        double used = unsigned(row.number(Oids.STORAGE_USED).orElse(0));
        return size > 0 && unit > 0
                ? row.text(Oids.STORAGE_DESCRIPTION).map(name -> new Disk(name, size * unit, percent(used, size)))
                : Optional.empty();
    }

    /** Net-SNMP tells of large disks in negative numbers. */
    private static double unsigned(long number) {
        return number & 0xffff_ffffL;
    }

    private static double percent(double part, double whole) {
        return Math.clamp(PERCENT * part / whole, 0, PERCENT);
    }
}
