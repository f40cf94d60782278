package org.cloudy.system;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.cloudy.bus.Failure;
import org.cloudy.bus.audit.AuditEntry;
import org.cloudy.bus.audit.AuditNote;
import org.cloudy.bus.audit.AuditPage;
import org.cloudy.bus.audit.AuditQuery;
import org.cloudy.platform.Attempts;
import org.cloudy.platform.store.NodeStore;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trail in the node store: lines are added and never changed. It keeps two years of at most 50,000 acts; of what was refused
 * at most 20,000, so that nobody who only tries can push the acts out. What strangers try is written down twenty times in a row and
 * then once in ten seconds, for each line costs the disk a write; the log has the rest. Methods block.
 */
final class AuditTrail {
    static final int MOST_ACTS = 50_000;
    static final int DAYS = 730;

    private static final int MOST_REFUSED = 20_000;
    private static final int BETWEEN_CLEARINGS = 500;
    private static final int MOST_ROWS = 500;
    private static final int LONGEST = 200;
    private static final String EVERYBODY = "";
    private static final Logger LOG = LoggerFactory.getLogger("cloudy.audit");

    private final NodeStore store;
    private final Clock clock;
    private final Attempts strangers;
    private final AtomicInteger added = new AtomicInteger();

    AuditTrail(NodeStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.strangers = new Attempts(20, Duration.ofSeconds(10), 1, clock);
    }

    /** Adds a line. A disk that is full holds nobody up: then the log alone has it. */
    void add(AuditNote note) {
        if (note.act().startsWith("sign-in")) {
            LOG.info("{} from {}: {} {}", note.user(), note.origin(), note.act(), note.outcome());
        }
        if (note.stranger() && strangers.take(EVERYBODY).isPresent()) {
            return;
        }
        try {
            store.transaction(handle -> insert(handle, note));
        } catch (Failure e) {
            LOG.warn("The audit trail cannot be written: {}", e.getMessage());
        }
    }

    AuditPage find(AuditQuery query) {
        int limit = Math.clamp(query.limit(), 1, MOST_ROWS);
        List<AuditEntry> found = store.read(handle -> select(handle, query, limit + 1));
        boolean more = found.size() > limit;
        return new AuditPage(more ? found.subList(0, limit) : found, more, oldest(), MOST_ACTS, DAYS);
    }

    private int insert(Handle handle, AuditNote note) {
        if (added.getAndIncrement() % BETWEEN_CLEARINGS == 0) {
            clear(handle);
        }
        return handle.execute(
                "INSERT INTO audit (time, user, origin, act, subject, outcome, refused) VALUES (?, ?, ?, ?, ?, ?, ?)",
                clock.millis(),
                bounded(note.user()),
                bounded(note.origin()),
                bounded(note.act()),
                bounded(note.subject()),
                bounded(note.outcome()),
                note.outcome().equals(AuditNote.DONE) ? 0 : 1);
    }

    private void clear(Handle handle) {
        long earliest = clock.instant().minus(Duration.ofDays(DAYS)).toEpochMilli();
        int dropped = handle.execute("DELETE FROM audit WHERE time < ?", earliest)
                + keepLatest(handle, 0, MOST_ACTS)
                + keepLatest(handle, 1, MOST_REFUSED);
        if (dropped > 0) {
            LOG.info("{} old lines were dropped from the audit trail", dropped);
        }
    }

    private static int keepLatest(Handle handle, int refused, int most) {
        return handle.execute(
                "DELETE FROM audit WHERE refused = ? AND id <= (SELECT id FROM audit WHERE refused = ?"
                        + " ORDER BY id DESC LIMIT 1 OFFSET ?)",
                refused,
                refused,
                most);
    }

    private static List<AuditEntry> select(Handle handle, AuditQuery query, int rows) {
        return handle.createQuery("SELECT id, time, user, origin, act, subject, outcome FROM audit"
                        + " WHERE (:before IS NULL OR id < :before) AND (:since IS NULL OR time >= :since)"
                        + " AND (:until IS NULL OR time < :until) AND (:user IS NULL OR user = :user)"
                        + " AND (:text IS NULL OR instr(lower(act || ' ' || subject || ' ' || origin || ' ' || user),"
                        + " lower(:text)) > 0) ORDER BY id DESC LIMIT :rows")
                .bind("before", query.before())
                .bind("since", millis(query.since()))
                .bind("until", millis(query.until()))
                .bind("user", query.user())
                .bind("text", query.text())
                .bind("rows", rows)
                .map((row, context) -> new AuditEntry(
                        row.getLong("id"),
                        Instant.ofEpochMilli(row.getLong("time")),
                        row.getString("user"),
                        row.getString("origin"),
                        row.getString("act"),
                        row.getString("subject"),
                        row.getString("outcome")))
                .list();
    }

    private @Nullable Instant oldest() {
        return store.read(handle -> handle.createQuery("SELECT time FROM audit ORDER BY id LIMIT 1")
                        .mapTo(Long.class)
                        .findOne())
                .map(Instant::ofEpochMilli)
                .orElse(null);
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    private static String bounded(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
