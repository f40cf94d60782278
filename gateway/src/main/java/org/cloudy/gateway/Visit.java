package org.cloudy.gateway;

import java.time.Instant;
import org.cloudy.bus.sessions.SessionView;
import org.cloudy.bus.system.Account;

/**
 * What is known of a session beside its secret id.
 *
 * @param name by which it is told from others; nobody gets in with it
 * @param since when it began
 * @param seen when something was last asked in it
 * @param agent what the browser says of itself
 */
record Visit(String name, Account account, Instant since, Instant seen, String origin, String agent) {

    Visit seenAt(Instant now) {
        return new Visit(name, account, since, now, origin, agent);
    }

    Visit speaking(String language) {
        return new Visit(name, new Account(account.user(), account.role(), language), since, seen, origin, agent);
    }

    boolean isOf(String user) {
        return account.user().equals(user);
    }

    SessionView view() {
        BrowserName browser = BrowserName.of(agent);
        return new SessionView(name, account.user(), since, seen, origin, browser.browser(), browser.system());
    }
}
