package org.cloudy.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.cloudy.testkit.LastSeen;
import org.junit.jupiter.api.Assumptions;

/**
 * Debian's Chromium, driven by Playwright; each visitor is a browser of its own, with its own cookies. It is the build without
 * windows, which draws the same pages with half the work; {@code -Dcloudy.chromium=/usr/bin/chromium} takes the other.
 */
final class Chromium implements AutoCloseable {
    private static final Path EXECUTABLE =
            Path.of(System.getProperty("cloudy.chromium", "/usr/bin/chromium-headless-shell"));
    /** Milliseconds that a page may take on a machine that is busy. */
    private static final double PATIENCE = 90_000;

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();
    private final List<LastSeen.Witness> witnesses = new ArrayList<>();

    /** Starts it; where it is not installed, the tests are skipped. */
    Chromium() {
        Assumptions.assumeTrue(
                Files.isExecutable(EXECUTABLE), () -> "needs Debian's package chromium-headless-shell: " + EXECUTABLE);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(EXECUTABLE)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update")));
    }

    /** How a visitor looks at a page. */
    enum View {
        DESKTOP(1280, 900, ColorScheme.LIGHT),
        DESKTOP_DARK(1280, 900, ColorScheme.DARK),
        PHONE(390, 844, ColorScheme.LIGHT),
        PHONE_DARK(390, 844, ColorScheme.DARK);

        private final int width;
        private final int height;
        private final ColorScheme scheme;

        View(int width, int height, ColorScheme scheme) {
            this.width = width;
            this.height = height;
            this.scheme = scheme;
        }
    }

    /** A visitor of one node; what its pages complain of is kept for {@link #assertNoComplaints}. */
    Page visitor(URI node, View view, String locale) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(node.toString())
                // A node's certificate is its own.
                .setIgnoreHTTPSErrors(true)
                .setViewportSize(view.width, view.height)
                .setColorScheme(view.scheme)
                .setLocale(locale)
                .setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(PATIENCE);
        Page page = context.newPage();
        witnesses.add(LastSeen.by(() -> page.isClosed()
                ? "a page that was closed"
                : "page " + page.url() + ":\n" + page.locator("body").innerText()));
        page.onRequest(request -> {
            if (!isOwn(URI.create(request.url()), node)) {
                complaints.add("asks another host: " + request.url());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type()) && !isHarmless(message, page)) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        return page;
    }

    private static boolean isOwn(URI asked, URI node) {
        return List.of("data", "blob").contains(asked.getScheme())
                || node.getAuthority().equals(asked.getAuthority());
    }

    /** A page that is meant to have the status 404 or 422, and one left while it was still connecting, are noted too. */
    private static boolean isHarmless(ConsoleMessage message, Page page) {
        String text = message.text();
        boolean status = text.startsWith("Failed to load resource: the server responded with a status of 4");
        return text.endsWith("WebSocket is closed before the connection is established.")
                || (status && message.location().startsWith(page.url()));
    }

    /** Fails if a page logged an error, broke its content security policy or asked anything of another host. */
    void assertNoComplaints() {
        Assertions.assertThat(complaints).isEmpty();
    }

    /** Of a node that is away on purpose a page may complain: no other test is to be told of that. */
    void forgetComplaints() {
        complaints.clear();
    }

    /** Keeps what a page looks like, in {@code target/screenshots}. */
    static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** Fails with every breach of WCAG 2 A and AA that axe-core finds on a page. */
    static void assertAccessible(Page page) {
        List<Rule> violations = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"))
                .analyze()
                .getViolations();
        Assertions.assertThat(violations)
                .as("accessibility of " + page.url())
                .extracting(rule -> rule.getId() + ": " + rule.getHelp() + " "
                        + rule.getNodes().stream().map(node -> node.getHtml()).toList())
                .isEmpty();
    }

    /** Nothing has to be scrolled to, in one direction. */
    static void assertFits(Page page, String selector, String direction) {
        Object over = page.locator(selector)
                .evaluate("(element, side) => element['scroll' + side] - element['client' + side]", direction);
        Assertions.assertThat(over)
                .as("pixels that do not fit into the " + direction + " of " + selector + " at " + page.url())
                .isEqualTo(0);
    }

    @Override
    public void close() {
        witnesses.forEach(LastSeen.Witness::close);
        browser.close();
        playwright.close();
    }
}
