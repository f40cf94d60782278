package org.cloudy.gateway.pages;

import java.time.Instant;
import org.cloudy.bus.audit.AuditEntry;
import org.cloudy.bus.audit.AuditNote;

/** A line of the trail in words. */
record AuditRow(
        long line, Instant time, String user, String origin, String act, String subject, String outcome, boolean done) {

    static AuditRow of(AuditEntry entry, String language) {
        AuditEntry words = entry.in(language);
        return new AuditRow(
                words.number(),
                words.time(),
                words.user(),
                words.origin(),
                words.act(),
                words.subject(),
                words.outcome(),
                entry.outcome().equals(AuditNote.DONE));
    }
}
