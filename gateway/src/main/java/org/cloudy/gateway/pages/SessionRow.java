package org.cloudy.gateway.pages;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudy.bus.sessions.SessionList;
import org.cloudy.bus.sessions.SessionView;
import org.cloudy.bus.text.Messages;

/** A session as a line of a list; {@code current} is the one that the page is asked in. */
record SessionRow(String id, String user, String device, String origin, Instant since, Instant seen, boolean current) {

    static List<SessionRow> of(SessionList sessions, Optional<String> current, String language) {
        return sessions.sessions().stream()
                .map(session -> of(session, current, language))
                .toList();
    }

    private static SessionRow of(SessionView session, Optional<String> current, String language) {
        return new SessionRow(
                session.id(),
                session.user(),
                device(session, language),
                session.origin(),
                session.since(),
                session.seen(),
                current.filter(session.id()::equals).isPresent());
    }

    private static String device(SessionView session, String language) {
        String browser = session.browser();
        String system = session.system();
        if (browser != null && system != null) {
            return Messages.text(language, "page.session.on", Map.of("browser", browser, "system", system));
        } else if (browser != null) {
            return browser;
        }
        return system == null ? Messages.text(language, "page.session.unknown", Map.of()) : system;
    }
}
