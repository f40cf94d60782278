package org.cloudy.backup.deposit;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.cloudy.backup.archive.Disk;
import org.cloudy.backup.deposit.Cellar.Item;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.NodeId;
import org.cloudy.bus.backup.SpaceOffer;

/**
 * What this node keeps for its neighbours, and how much of it: nobody gets more room than was offered, whatever is announced, and what is
 * announced takes its room from the beginning. An archive that did not come wholly is none; it can be gone on with for a day, until its
 * owner begins another. Blocks.
 */
final class Vault {
    private static final long MEGABYTE = 1_000_000;
    private static final Duration UNFINISHED = Duration.ofDays(1);
    /** Of one owner. */
    private static final int MOST_ARCHIVES = 200;

    private static final int MOST_OWNERS = 200;

    private final Cellar cellar;
    private final Supplier<SpaceOffer> offer;
    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock();

    Vault(Cellar cellar, Supplier<SpaceOffer> offer, Clock clock) {
        this.cellar = cellar;
        this.offer = offer;
        this.clock = clock;
    }

    /** Does something with the files; what the disk says has no word of this node's paths, for neighbours read it. */
    private <T> T inTurn(Work<T> work) {
        turn.lock();
        try {
            return work.go();
        } catch (IOException e) {
            throw Failure.of(FailureCode.CONFLICT, "backup.deposit.disk");
        } finally {
            turn.unlock();
        }
    }

    private interface Work<T> {
        T go() throws IOException;
    }

    /** All that is kept; of archives whose owner never finished them, those that can still be. */
    List<Item> all() {
        return inTurn(this::swept);
    }

    private List<Item> swept() {
        Instant oldest = clock.instant().minus(UNFINISHED);
        List<Item> all = cellar.all();
        all.stream()
                .filter(item -> !item.whole() && item.touched().isBefore(oldest))
                .forEach(item -> cellar.delete(item.sheet()));
        return all.stream()
                .filter(item -> item.whole() || !item.touched().isBefore(oldest))
                .sorted(Comparator.comparing(Item::touched).reversed())
                .toList();
    }

    Optional<Item> find(NodeId owner, String id) {
        return inTurn(() -> cellar.find(owner, id));
    }

    /** Bytes that an owner may still leave here. */
    long free(NodeId owner) {
        return inTurn(() -> free(owner, swept()));
    }

    private long free(NodeId owner, List<Item> all) {
        SpaceOffer now = offer.get();
        long own = bytes(all, item -> item.sheet().owner().equals(owner));
        return Math.max(
                0,
                Math.min(
                        now.memberMegabytes() * MEGABYTE - own,
                        now.totalMegabytes() * MEGABYTE - bytes(all, item -> true)));
    }

    private static long bytes(List<Item> all, Predicate<Item> which) {
        return all.stream()
                .filter(which)
                .mapToLong(item -> item.sheet().bytes())
                .sum();
    }

    /** Begins an archive, or goes on with it; how much of it is here. */
    long begin(Sheet sheet) {
        return inTurn(() -> {
            Optional<Item> before = cellar.find(sheet.owner(), sheet.id());
            if (before.isPresent()) {
                if (!before.get().sheet().equals(sheet)) {
                    throw Letters.forged();
                }
                return before.get().present();
            }
            List<Item> all = swept();
            all.stream()
                    .filter(item -> item.sheet().owner().equals(sheet.owner()) && !item.whole())
                    .forEach(item -> cellar.delete(item.sheet()));
            requireRoom(sheet, swept());
            cellar.begin(sheet);
            return 0L;
        });
    }

    private void requireRoom(Sheet sheet, List<Item> all) {
        long free = free(sheet.owner(), all);
        long own = all.stream()
                .filter(item -> item.sheet().owner().equals(sheet.owner()))
                .count();
        long owners = all.stream().map(item -> item.sheet().owner()).distinct().count();
        if (sheet.bytes() > free || own >= MOST_ARCHIVES || (own == 0 && owners >= MOST_OWNERS)) {
            throw Failure.of(
                    FailureCode.CONFLICT,
                    "backup.deposit.no-room",
                    Map.of("needed", "" + (sheet.bytes() / MEGABYTE + 1), "free", "" + free / MEGABYTE));
        }
        try {
            Disk.requireRoom(cellar.folder(), sheet.bytes());
        } catch (Failure e) {
            throw Failure.of(FailureCode.CONFLICT, "backup.deposit.disk");
        }
    }

    /** Adds the next part, or one that came already; how much is here. */
    long append(NodeId owner, String id, long offset, byte[] data) {
        return inTurn(() -> {
            Item item = cellar.find(owner, id).orElseThrow(Sheet::unknown);
            long end = offset + data.length;
            if (offset < 0 || offset > item.present() || end > item.sheet().bytes()) {
                throw Failure.of(FailureCode.CONFLICT, "backup.deposit.gap");
            }
            if (end <= item.present()) {
                return item.present();
            }
            if (item.whole() || offset < item.present()) {
                throw Failure.of(FailureCode.CONFLICT, "backup.deposit.gap");
            }
            cellar.append(item.sheet(), offset, data);
            return end;
        });
    }

    /** Makes an archive of what came; one that was announced as another is deleted. */
    Item finish(NodeId owner, String id) {
        Item item = inTurn(() -> cellar.find(owner, id).orElseThrow(Sheet::unknown));
        if (!item.whole()) {
            // It takes its time, and nothing of it changes any more: others need not wait.
            boolean right = item.present() == item.sheet().bytes() && isRight(item.sheet());
            inTurn(() -> {
                Item now = cellar.find(owner, id).orElseThrow(Sheet::unknown);
                if (!right) {
                    cellar.delete(now.sheet());
                    throw Failure.of(FailureCode.CONFLICT, "backup.deposit.changed");
                }
                if (!now.whole()) {
                    cellar.finish(now.sheet());
                }
                return now;
            });
        }
        return inTurn(() -> cellar.find(owner, id).orElseThrow(Sheet::unknown));
    }

    private boolean isRight(Sheet sheet) {
        try {
            return cellar.isRight(sheet);
        } catch (IOException e) {
            throw Failure.of(FailureCode.CONFLICT, "backup.deposit.disk");
        }
    }

    /** A part of an archive that is whole. */
    byte[] read(Sheet sheet, long offset) {
        return inTurn(() -> cellar.read(sheet, Math.max(0, offset)));
    }

    void discard(Sheet sheet) {
        inTurn(() -> {
            cellar.delete(sheet);
            return true;
        });
    }

    /** Deletes all of an owner. */
    void evict(NodeId owner) {
        inTurn(() -> {
            cellar.deleteAll(owner);
            return true;
        });
    }
}
