package org.cloudy.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.cloudy.testkit.FreePorts;
import org.cloudy.testkit.NodeProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The main job with the mouse: one neighbour switches a proxy on, another sees it come and go on a page that is open. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("A web proxy in the browsers of two neighbours")
class SquidBrowserIT {
    private static final double SOON = 60_000;

    @TempDir
    private static Path folder;

    private static int port;
    private static Chromium chromium;
    private static NodeProcess owner;
    private static NodeProcess neighbour;
    /** Of the owner, of somebody else who administers the same node, and of a neighbour who has not signed in. */
    private static Page page;

    private static Page colleague;
    private static Page search;

    @BeforeAll
    static void start() {
        chromium = new Chromium();
        PlaywrightAssertions.setDefaultAssertionTimeout(SOON);
        port = FreePorts.one();
        owner = NodeProcess.start(folder.resolve("owner")).setUp("owner");
        neighbour = NodeProcess.start(folder.resolve("neighbour"), "--join", owner.clusterAddress())
                .setUp("neighbour");
        page = signedIn();
        colleague = signedIn();
        search = chromium.visitor(neighbour.web(), Chromium.View.DESKTOP, "en-GB");
        search.navigate("/search");
        // A mark that only this document has: a page that is loaded anew loses it.
        search.evaluate("document.documentElement.dataset.sameDocument = 'yes'");
    }

    @AfterAll
    static void stop() {
        for (AutoCloseable started : new AutoCloseable[] {neighbour, owner, chromium}) {
            close(started);
        }
    }

    @Test
    @Order(1)
    @DisplayName("is installed with a job that others see live and that a reload keeps")
    void installs() {
        colleague.navigate("/capabilities/squid");
        page.getByRole(AriaRole.LINK, named("Network services")).first().click();
        page.getByRole(AriaRole.LINK, named("Web proxy")).click();
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("Not installed");
        button(page, "Install").click();
        for (Page each : new Page[] {page, colleague}) {
            assertThat(job(each, "Install Web proxy")).isVisible();
            assertThat(job(each, "Install Web proxy")).containsText("Done");
            assertThat(button(each, "Start")).isEnabled();
        }
        page.reload();
        assertThat(job(page, "Install Web proxy")).containsText("Done");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("Job \\d+")))
                .click();
        assertThat(page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Log of the job"))
                        .getByRole(AriaRole.LISTITEM)
                        .first())
                .isVisible();
        page.goBack();
    }

    @Test
    @Order(2)
    @DisplayName(
            "tells a bad port beside the field and keeps it and all that was typed, also when the page is refreshed")
    void refusesPort() {
        page.getByLabel("Port", exactly()).fill("99999");
        page.getByLabel(Pattern.compile("Visible name")).fill("shared-proxy");
        // Every page is refreshed once it hears of changes.
        page.waitForResponse(
                SquidBrowserIT::refreshesSettings,
                new Page.WaitForResponseOptions().setTimeout(SOON),
                () -> button(page, "Save").click());
        Locator field = page.getByLabel("Port", exactly());
        assertThat(field).hasAttribute("aria-invalid", "true");
        assertThat(field).hasValue("99999");
        assertThat(field).hasAccessibleDescription(Pattern.compile("65535"));
        assertThat(page.getByLabel(Pattern.compile("Visible name"))).hasValue("shared-proxy");
    }

    private static boolean refreshesSettings(Response response) {
        return response.request().headers().getOrDefault("hx-target", "").contains("capability-settings");
    }

    @Test
    @Order(3)
    @DisplayName("is configured, started and published, and appears on the neighbour's open page")
    void publishes() {
        page.getByLabel("Port", exactly()).fill(String.valueOf(port));
        page.getByLabel("On the disk (MB)", exactly()).fill("64");
        button(page, "Save").click();
        assertThat(page.getByText("Settings saved.")).isVisible();
        assertThat(page.getByLabel("Port", exactly())).hasValue(String.valueOf(port));
        assertThat(job(page, "Configure Web proxy")).containsText("Done");
        button(page, "Start").click();
        assertThat(job(page, "Start Web proxy")).containsText("Done");
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("Healthy");
        assertThat(proxy()).hasCount(0);
        button(page, "Publish").click();
        assertThat(proxy()).isVisible();
        assertThat(proxy()).containsText("127.0.0.1:" + port);
        assertThat(proxy()).containsText("Healthy");
        assertSameDocument();
    }

    @Test
    @Order(4)
    @DisplayName("tells the neighbour how it is used")
    void tellsUse() {
        proxy().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("^Use the proxy")))
                .click();
        Locator dialog = search.getByRole(AriaRole.DIALOG);
        assertThat(dialog.locator("#proxy-curl")).containsText("127.0.0.1:" + port);
        assertThat(dialog.locator("#proxy-curl")).containsText("curl");
        Chromium.screenshot(search, "use-this-proxy");
        search.keyboard().press("Escape");
        assertThat(dialog).isHidden();
    }

    @Test
    @Order(5)
    @DisplayName("vanishes from the neighbour's open page when it is withdrawn, and returns when it is published again")
    void withdraws() {
        button(page, "Withdraw").click();
        assertThat(proxy()).hasCount(0);
        assertThat(button(page, "Publish")).isEnabled();
        chromium.assertNoComplaints();
        button(page, "Publish").click();
        assertThat(proxy()).isVisible();
        assertSameDocument();
    }

    @Test
    @Order(6)
    @DisplayName("gets users with passwords, which are told to be weak beside the field, changed and removed")
    void users() {
        tab("Users");
        page.getByLabel("User name", exactly()).fill("ana");
        page.getByLabel("Password for the proxy", exactly()).fill("short");
        button(page, "Add").click();
        assertThat(page.getByLabel("Password for the proxy", exactly()))
                .hasAccessibleDescription(Pattern.compile("at least 8 characters"));
        assertThat(page.getByLabel("User name", exactly())).hasValue("ana");
        page.getByLabel("Password for the proxy", exactly()).fill("a good secret");
        button(page, "Add").click();
        assertThat(page.locator("#proxy-users")).containsText("ana");

        page.getByRole(AriaRole.LINK, named("Change the password of ana")).click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.locator("#new-password").fill("a better secret");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Change password"))
                .click();
        assertThat(page.getByText("The password is changed.")).isVisible();
        looksGood("users");

        page.getByRole(AriaRole.LINK, named("Remove ana")).click();
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove"))
                .click();
        assertThat(page.locator("#proxy-users")).not().containsText("ana");
    }

    @Test
    @Order(7)
    @DisplayName("asks the neighbour's proxy after one click, and tells when that goes away and comes back")
    void peers() throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.start();
        try {
            String at = String.valueOf(other.getAddress().getPort());
            String[] publish = {
                "publish", "--type", "_squid._tcp", "--name", "Other proxy", "--port", at, "--attr", "icp=" + at
            };
            String id = published(publish);
            tab("Other proxies");
            Locator row = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Other proxy"));
            assertThat(row).containsText("Can be asked");
            button(page, "Ask Other proxy as a sibling").click();
            assertThat(row).containsText("Is asked");
            assertThat(row).containsText("Sibling");
            looksGood("peers");
            neighbour.cloudy("withdraw", id).expectSuccess();
            assertThat(row).containsText("Away");
            String again = published(publish);
            assertThat(row).containsText("Is asked");
            button(page, "Ask Other proxy no more").click();
            assertThat(row).containsText("Can be asked");
            neighbour.cloudy("withdraw", again).expectSuccess();
        } finally {
            other.stop(0);
        }
    }

    /** The id of what the neighbour publishes by this command. */
    private static String published(String... publish) {
        return neighbour.cloudy(publish).expectSuccess().out().replaceAll("(?s).*?([a-z2-7]{16}/\\d+).*", "$1");
    }

    @Test
    @Order(8)
    @DisplayName("shows how much it is asked, in numbers and drawn")
    void statistics() {
        tab("Statistics");
        assertThat(page.locator("#proxy-facts")).containsText("Requests now");
        assertThat(page.locator(".plot")).hasCount(3);
        page.getByRole(AriaRole.LINK, named("Month")).click();
        assertThat(page).hasURL(Pattern.compile("span=month"));
        looksGood("statistics");
    }

    /** In other languages and widths, too. The account keeps the language that was chosen last. */
    private static void looksGood(String tab) {
        look(tab, "Español", Chromium.View.PHONE);
        look(tab, "Català", Chromium.View.DESKTOP_DARK);
        look(tab, "English", Chromium.View.DESKTOP);
    }

    private static void look(String tab, String language, Chromium.View view) {
        Page visitor = SignIn.speaking(chromium.visitor(owner.web(), view, "en-GB"), language);
        visitor.navigate("/capabilities/squid/" + tab);
        assertThat(visitor.locator("nav.tabs").first()).isVisible();
        Chromium.screenshot(visitor, "squid-" + tab + "-" + language);
        Chromium.assertFits(visitor, "html", "Width");
        Chromium.assertAccessible(visitor);
        visitor.context().close();
    }

    private static void tab(String name) {
        page.navigate("/capabilities/squid");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    @Test
    @Order(9)
    @DisplayName("vanishes when its node is killed, and those who are on its pages are told that the node is away")
    void killed() {
        owner.kill();
        assertThat(proxy()).hasCount(0);
        assertThat(search.getByRole(AriaRole.MAIN)).containsText("0 services");
        assertThat(page.getByText("Connection to the node lost")).isVisible();
        assertSameDocument();
    }

    private static Page signedIn() {
        Page fresh = chromium.visitor(owner.web(), Chromium.View.DESKTOP, "en-GB");
        SignIn.at(fresh);
        return fresh;
    }

    /** The neighbour's row of the proxy. */
    private static Locator proxy() {
        return search.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Web proxy"));
    }

    private static Locator job(Page on, String title) {
        return on.getByRole(AriaRole.REGION, named(title));
    }

    private static Locator button(Page on, String name) {
        return on.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static void assertSameDocument() {
        assertThat(search.locator("html")).hasAttribute("data-same-document", "yes");
    }

    private static void close(AutoCloseable started) {
        try {
            if (started != null) {
                started.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
