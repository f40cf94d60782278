package org.cloudy.snmp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.cloudy.bus.snmp.Trouble;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.Target;
import org.snmp4j.smi.Address;

/**
 * Asks all devices in turn, each once in a period, many at once. A device that is slow, or dead, takes a place for as long as its
 * patience lasts, and is asked less often then; the others have theirs.
 */
final class Collector implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);
    private static final int AT_ONCE = 64;
    private static final int TRIES = 3;
    /** A device that did not answer that often is asked in every fifth period. */
    private static final int SELDOM = 5;
    /** So many devices are not all asked at the same moment after a start. */
    private static final Duration APART = Duration.ofMillis(50);

    private final SnmpSession session;
    private final DeviceReader reader;
    private final Clock clock;
    private final Duration period;
    private final Duration patience;
    private final Duration most;
    private final Consumer<Monitored> told;
    private final Consumer<String> changed;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** A device and when it is asked next; {@code target} is known once it answered. */
    private static final class Entry {
        private final Monitored device;
        private volatile Instant due;
        private volatile boolean busy;
        private volatile @Nullable Target<Address> target;

        private Entry(Watched watched, Instant due) {
            this.device = new Monitored(watched);
            this.due = due;
        }
    }

    /**
     * A collector.
     *
     * @param period how often each device is asked; half of it is the longest that one may take
     * @param patience how long one answer may take
     * @param told called when a device was asked, with what it is now
     * @param changed called with the id of a device that began to answer, or ceased to
     */
    Collector(
            SnmpSession session,
            Clock clock,
            Duration period,
            Duration patience,
            Consumer<Monitored> told,
            Consumer<String> changed) {
        this.session = session;
        this.reader = new DeviceReader(clock);
        this.clock = clock;
        this.period = period;
        this.patience = patience;
        this.most = period.dividedBy(2);
        this.told = told;
        this.changed = changed;
    }

    /** Watches these devices from now on, and no others. */
    synchronized void watch(List<Watched> wanted) {
        int fresh = 0;
        for (Watched each : wanted) {
            Entry known = entries.get(each.id());
            if (known == null) {
                entries.put(each.id(), new Entry(each, clock.instant().plus(APART.multipliedBy(fresh++))));
                changed.accept(each.id());
            } else if (!known.device.watched().equals(each)) {
                known.device.become(each);
                known.target = null;
                known.due = clock.instant();
                changed.accept(each.id());
            }
        }
        List<String> ids = wanted.stream().map(Watched::id).toList();
        for (String id : List.copyOf(entries.keySet())) {
            if (!ids.contains(id)) {
                entries.remove(id);
                changed.accept(id);
            }
        }
    }

    Collection<Monitored> devices() {
        return entries.values().stream().map(entry -> entry.device).toList();
    }

    Optional<Monitored> device(String id) {
        return Optional.ofNullable(entries.get(id)).map(entry -> entry.device);
    }

    /** Asks those whose time has come; to be called every second or so. */
    void tick() {
        Instant now = clock.instant();
        for (Entry entry : entries.values()) {
            if (!entry.busy && !entry.due.isAfter(now) && entry.device.watched().credentials() != null) {
                entry.busy = true;
                try {
                    threads.execute(() -> ask(entry));
                } catch (RejectedExecutionException e) {
                    LOG.debug("the collector stops", e);
                }
            }
        }
    }

    private void ask(Entry entry) {
        try {
            places.acquire();
            try {
                talk(entry);
            } finally {
                places.release();
            }
            int failures = entry.device.failures();
            entry.due = clock.instant().plus(failures < TRIES ? period : period.multipliedBy(SELDOM));
            if (entries.containsValue(entry)) {
                told.accept(entry.device);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("{} cannot be watched", entry.device.watched().id(), e);
            entry.due = clock.instant().plus(period);
        } finally {
            entry.busy = false;
        }
    }

    private void talk(Entry entry) throws InterruptedException {
        Monitored device = entry.device;
        Watched watched = device.watched();
        long end = System.nanoTime() + most.toNanos();
        boolean news;
        try {
            Target<Address> target = target(entry, watched);
            news = device.told(reader.read(new Conversation(session, target, () -> System.nanoTime() - end > 0)));
        } catch (Unanswered e) {
            forget(entry);
            news = device.failed(e.trouble());
        }
        if (news) {
            changed.accept(watched.id());
        }
    }

    private Target<Address> target(Entry entry, Watched watched) throws Unanswered {
        Target<Address> known = entry.target;
        if (known != null) {
            return known;
        }
        Credentials credentials = watched.credentials();
        if (credentials == null) {
            throw new Unanswered(Trouble.NO_CREDENTIALS);
        }
        Target<Address> made = session.target(new Agent(watched.host(), watched.port(), credentials, patience));
        entry.target = made;
        return made;
    }

    /** Whoever answers there next may be another, or have begun anew. */
    private void forget(Entry entry) {
        Target<Address> known = entry.target;
        entry.target = null;
        if (known != null) {
            session.forget(known);
        }
    }

    /** Ends all conversations. */
    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
