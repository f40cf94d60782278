package org.cloudy.upkeep;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.cloudy.bus.capabilities.CheckResult;

/**
 * Whether the node itself has memory left: one that needs more than it may take ends. What counts is what could not be freed when all of
 * it was collected last, for what is in use otherwise is mostly of no use any more.
 *
 * @param collected of the part of the heap where objects stay
 */
record HeapCheck(Supplier<MemoryUsage> collected) implements NodeCheck {
    private static final double LITTLE = 0.8;
    private static final double TOO_LITTLE = 0.92;
    private static final long MEGABYTE = 1 << 20;
    private static final long STEP = 64;

    static HeapCheck ofThisNode() {
        return new HeapCheck(HeapCheck::usage);
    }

    private static MemoryUsage usage() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .max(Comparator.comparingLong(pool -> pool.getUsage().getMax()))
                .map(MemoryPoolMXBean::getCollectionUsage)
                .orElseThrow(() -> new IllegalStateException("this JVM tells nothing of its heap"));
    }

    @Override
    public String name() {
        return "heap";
    }

    @Override
    public List<CheckResult> diagnose() {
        MemoryUsage now = collected.get();
        double share = now.getUsed() / (double) now.getMax();
        Found found = Found.of(
                this,
                Map.of(
                        "used", megabytes(now.getUsed()),
                        "max", megabytes(now.getMax()),
                        "more", String.valueOf(twice())));
        if (share > TOO_LITTLE) {
            return found.critical("full", false);
        }
        if (share > LITTLE) {
            return found.warning("little", false);
        }
        return found.passing(now.getUsed() == 0 ? "ample" : "passing");
    }

    /** Megabytes, as people give them. */
    private static long twice() {
        return STEP * Math.ceilDiv(2 * Runtime.getRuntime().maxMemory(), STEP * MEGABYTE);
    }

    private static String megabytes(long bytes) {
        return String.valueOf(Math.round(bytes / (double) MEGABYTE));
    }
}
