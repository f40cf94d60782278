package org.cloudy.gateway;

import java.time.Duration;
import java.util.Map;

/** A browser in which somebody signed in, for tests of what else its cookies open. */
public final class SignedInBrowser {
    private final Browser browser;

    public SignedInBrowser(FakeNode node, String user) {
        browser = new Browser(node);
        browser.signIn(user, FakeNode.PASSWORD);
    }

    /** The cookies of a new browser in which somebody signed in. */
    public static String cookies(FakeNode node, String user) {
        return new SignedInBrowser(node, user).cookies();
    }

    /** Starts a node whose sessions end soon. */
    public static void startShortlived(FakeNode node, Duration idle) {
        node.start(idle, () -> {
            throw new IllegalStateException("no certificate here");
        });
    }

    public String cookies() {
        return browser.cookieHeader();
    }

    public void signOut() {
        browser.post("/logout", Map.of("csrf", browser.token("/")));
    }
}
