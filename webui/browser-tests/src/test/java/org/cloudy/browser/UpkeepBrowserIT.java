package org.cloudy.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.cloudy.testkit.NodeProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keeps a node well, with the mouse, on a real node. Nothing of the machine that the test runs on is changed. */
@DisplayName("The pages that keep a node well")
class UpkeepBrowserIT {
    private static final double SOON = 60_000;
    /** How long apt takes to tell what is new is a matter of the machine. */
    private static final double AFTER_APT = 300_000;

    private static final List<String> PAGES = List.of("diagnosis", "logs", "firewall", "power", "updates");

    @TempDir
    private static Path folder;

    private static Chromium chromium;
    private static NodeProcess node;

    @BeforeAll
    static void start() {
        chromium = new Chromium();
        PlaywrightAssertions.setDefaultAssertionTimeout(SOON);
        node = NodeProcess.start(folder.resolve("node")).setUp("well");
    }

    @AfterAll
    static void stop() {
        if (node != null) {
            node.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    /** A language stays chosen with the account: each test chooses its own. */
    private static Page signedIn(Chromium.View view, String language) {
        return SignIn.speaking(chromium.visitor(node.web(), view, "en-GB"), language);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"English,DESKTOP", "Español,PHONE", "Català,PHONE_DARK"})
    @DisplayName("fit into their width, say what they say in one's language, and are open to all")
    void look(String language, Chromium.View view) {
        Page page = signedIn(view, language);
        for (String name : PAGES) {
            page.navigate("/system/" + name);
            assertThat(page.locator("main h1")).isVisible();
            if (name.equals("updates")) {
                awaitUpdates(page);
            }
            Assertions.assertThat(page.locator("html").evaluate("e => e.scrollWidth - e.clientWidth"))
                    .as("pixels that do not fit into the width of " + name)
                    .isEqualTo(0);
            Chromium.screenshot(page, "upkeep-" + name + "-" + view);
            if (view != Chromium.View.PHONE) {
                Chromium.assertAccessible(page);
            }
        }
        chromium.assertNoComplaints();
    }

    /** The page looks for itself until apt has told what there is. */
    private static void awaitUpdates(Page page) {
        assertThat(page.locator("#updates-refresh"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(AFTER_APT));
        assertThat(page.locator("#automatic-switch")).isVisible();
        assertThat(page.locator("#own-command")).isVisible();
        assertThat(page.locator("#updates ul.updates, #updates .empty")).hasCount(1);
    }

    @Test
    @DisplayName("tell of the node's checks, and find in its log what was typed")
    void findsInLog() {
        Page page = signedIn(Chromium.View.DESKTOP, "English");
        page.navigate("/system/diagnosis");
        assertThat(page.locator("#part-node")).containsText("Disk");
        assertThat(page.locator("#part-node")).containsText("The file is sound.");
        page.navigate("/system/logs");
        page.locator("#log-text").fill("set the node up as well");
        assertThat(page.locator("#log-count")).containsText("1 entry");
        assertThat(page.locator("#log-lines")).containsText("cloudy.audit");
        page.locator("#log-text").fill("nobody ever wrote this");
        assertThat(page.locator("#log-results")).containsText("Nothing was found.");
    }

    @Test
    @DisplayName("ask before a restart, and come back by themselves")
    void restarts() {
        Page page = signedIn(Chromium.View.DESKTOP, "English");
        page.navigate("/system/power");
        page.locator("#node-restart").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Restart the node?");
        dialog.locator("[data-close]").last().click();
        assertThat(dialog).isHidden();
        page.locator("#node-restart").click();
        chromium.assertNoComplaints();
        dialog.locator("#power-confirm").click();
        assertThat(page.locator("#power-wait")).isVisible();
        assertThat(page.getByText("It is back.")).isVisible();
        assertThat(page).hasURL(Pattern.compile("/system/power$"));
        page.close();
        chromium.forgetComplaints();
    }
}
