package org.cloudy.gateway.pages;

import java.time.Instant;
import org.cloudy.bus.notices.Notice;
import org.cloudy.bus.notices.Severity;
import org.jspecify.annotations.Nullable;

/** A notice as a page shows it; {@code health} is the kind of mark that it has. */
record NoticeRow(
        String health,
        String severityKey,
        String text,
        @Nullable String href,
        Instant since) {
    static NoticeRow of(Notice notice, String language) {
        return new NoticeRow(
                notice.severity() == Severity.CRITICAL
                        ? "critical"
                        : notice.severity() == Severity.WARNING ? "warning" : "unknown",
                "page.severity." + Words.plain(notice.severity()),
                notice.text().in(language),
                notice.page(),
                notice.since());
    }
}
