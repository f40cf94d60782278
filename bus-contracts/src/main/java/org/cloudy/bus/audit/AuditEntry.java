package org.cloudy.bus.audit;

import java.time.Instant;
import java.util.Map;
import org.cloudy.bus.text.Messages;

/** A line of the trail; {@code number} grows from line to line. What the others tell is said at {@link AuditNote}. */
public record AuditEntry(
        long number, Instant time, String user, String origin, String act, String subject, String outcome) {

    /** The same in words; what there are none for, as an address or the act of a plugin, stays as it is. */
    public AuditEntry in(String language) {
        return new AuditEntry(
                number,
                time,
                user,
                words(language, "audit.origin.", origin),
                words(language, "audit.act.", act),
                subject,
                words(language, "audit.outcome.", outcome));
    }

    private static String words(String language, String prefix, String word) {
        return Messages.find(language, prefix + word, Map.of()).orElse(word);
    }
}
