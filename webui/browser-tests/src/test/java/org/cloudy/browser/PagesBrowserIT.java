package org.cloudy.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Map.entry;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.SoftAssertions;
import org.cloudy.testkit.NodeProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All pages, as they look to different people: on a desk and on a phone, by day and by night, in three languages. */
@DisplayName("The pages in a browser")
class PagesBrowserIT {
    private static final Pattern SERVICE_ID = Pattern.compile("[a-z2-7]{16}/\\d+");

    /** Pages by the names of their pictures. */
    private static final Map<String, String> PAGES = Map.ofEntries(
            entry("dashboard", "/"),
            entry("search", "/search"),
            entry("network-services", "/network-services"),
            entry("capability", "/capabilities/squid"),
            entry("jobs", "/jobs"),
            entry("nodes", "/nodes"),
            entry("micro-cloud", "/micro-cloud"),
            entry("system", "/system"),
            entry("backups", "/system/backups"),
            entry("plugins", "/system/plugins"),
            entry("languages", "/languages"),
            entry("not-found", "/no-such-page"));

    @TempDir
    private static Path folder;

    private static Chromium chromium;
    private static NodeProcess node;
    /** In the same micro cloud, but nobody has set it up. */
    private static NodeProcess fresh;
    /** In the order in which they were started. */
    private static final Deque<AutoCloseable> STARTED = new ArrayDeque<>();

    @BeforeAll
    static void start() throws IOException {
        chromium = started(new Chromium());
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        node = started(NodeProcess.start(folder.resolve("library")).setUp("library"));
        fresh = started(
                NodeProcess.start(folder.resolve("workshop"), "--name", "workshop", "--join", node.clusterAddress()));
        publish(node, "_squid._tcp", "Shared proxy");
        publish(node, "_http._tcp", "Library catalogue");
        publish(node, "_sftp-ssh._tcp", "Neighbourhood archive");
        publish(fresh, "_ipp._tcp", "Printer in the workshop");
        Page search = chromium.visitor(node.web(), Chromium.View.DESKTOP, "en-GB");
        search.navigate("/search");
        assertThat(search.getByRole(AriaRole.ROW)).hasCount(5);
        assertThat(search.getByText("Healthy", new Page.GetByTextOptions().setExact(true))
                        .locator("visible=true"))
                .hasCount(4);
        Chromium.screenshot(search, "search-visitor");
    }

    @AfterAll
    static void stop() throws Exception {
        while (!STARTED.isEmpty()) {
            STARTED.pop().close();
        }
    }

    @Test
    @DisplayName("can be used by everybody, on a desk in English")
    void desktop() {
        tour(Chromium.View.DESKTOP, "English", true);
    }

    @Test
    @DisplayName("can be used by everybody, in the dark in Catalan")
    void dark() {
        tour(Chromium.View.DESKTOP_DARK, "Català", true);
    }

    @Test
    @DisplayName("fit on a phone, in Spanish")
    void phone() {
        tour(Chromium.View.PHONE, "Español", false);
    }

    @Test
    @DisplayName("fit on a phone, in the dark in Catalan")
    void darkPhone() {
        tour(Chromium.View.PHONE_DARK, "Català", false);
    }

    @Test
    @DisplayName("a search that is narrowed and sorted can be linked to")
    void keepsAddress() {
        Page page = chromium.visitor(node.web(), Chromium.View.DESKTOP, "en-GB");
        page.navigate("/search");
        page.getByLabel("Text to look for").fill("lib");
        assertThat(page).hasURL(Pattern.compile("[?&]text=lib(&|$)"));
        assertThat(rows(page)).hasCount(3);
        page.getByLabel("Kind of service").selectOption("_http._tcp");
        assertThat(page).hasURL(Pattern.compile("[?&]type=_http._tcp(&|$)"));
        assertThat(rows(page)).hasCount(1);
        // A slow node: the answer to one change is still awaited when the next is made.
        Queue<Route> awaited = new ArrayDeque<>();
        page.route(url -> url.endsWith("/search?text=lib&show=services"), awaited::add);
        page.getByLabel("Kind of service").selectOption("");
        page.getByRole(AriaRole.COLUMNHEADER, header("Name"))
                .getByRole(AriaRole.LINK)
                .click();
        page.waitForCondition(() -> !awaited.isEmpty());
        awaited.remove().resume();
        assertThat(page).hasURL(Pattern.compile("[?&]sort=name(&|$)"));
        assertThat(page).hasURL(Pattern.compile("[?&]text=lib(&|$)"));
        page.reload();
        assertThat(page.getByLabel("Text to look for")).hasValue("lib");
        assertThat(page.getByRole(AriaRole.COLUMNHEADER, header("Name"))).hasAttribute("aria-sort", "ascending");
        assertThat(rows(page).first()).containsText("Library catalogue");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Show all"))
                .click();
        assertThat(page).hasURL("/search");
        assertThat(rows(page)).hasCount(4);
        chromium.assertNoComplaints();
    }

    @Test
    @DisplayName("a menu stays open on a phone while what is around it changes")
    void keepsMenuOpen() {
        Page page = chromium.visitor(node.web(), Chromium.View.PHONE, "en-GB");
        page.navigate("/search?text=Passing&show=services");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sort"))
                .click();
        String published = node.cloudy("publish", "--type", "_ssh._tcp", "--name", "Passing by", "--port", "22")
                .expectSuccess()
                .out();
        Matcher id = SERVICE_ID.matcher(published);
        Assertions.assertThat(id.find()).as(published).isTrue();
        try {
            assertThat(rows(page)).hasCount(1);
            page.locator(".sort-phone")
                    .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Address"))
                    .click();
            assertThat(page).hasURL(Pattern.compile("[?&]sort=address(&|$)"));
            assertThat(page).hasURL(Pattern.compile("[?&]text=Passing(&|$)"));
        } finally {
            node.cloudy("withdraw", id.group()).expectSuccess();
        }
        chromium.assertNoComplaints();
    }

    @Test
    @DisplayName("a form that another page forged is refused, and nothing happens")
    void refusesForgery() {
        Page page = signedIn(Chromium.View.DESKTOP, "English");
        page.evaluate("""
            const form = document.createElement('form');
            form.method = 'post';
            form.action = '/logout';
            document.body.append(form);
            form.submit();""");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Not allowed")))
                .isVisible();
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("This form was not sent from a page of this node");
        page.navigate("/");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Account admin")))
                .isVisible();
    }

    /** Looks at every page; all that is wrong with them is told together. */
    private static void tour(Chromium.View view, String language, boolean accessible) {
        SoftAssertions wrong = new SoftAssertions();
        Page visitor = chromium.visitor(node.web(), view, "en-GB");
        look(visitor, "/login", "login", view, accessible, wrong);
        Page beginner = chromium.visitor(fresh.web(), view, "en-GB");
        look(beginner, "/setup", "setup", view, accessible, wrong);
        Page page = signedIn(view, language);
        PAGES.forEach((name, path) -> look(page, path, name, view, accessible, wrong));
        page.navigate("/search");
        page.locator("a[id^=use-][data-dialog]").first().click();
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        examine(page, "service", view, accessible, wrong);
        wrong.check(chromium::assertNoComplaints);
        wrong.assertAll();
    }

    private static void look(
            Page page, String path, String name, Chromium.View view, boolean accessible, SoftAssertions wrong) {
        page.navigate(path);
        examine(page, name, view, accessible, wrong);
    }

    private static void examine(Page page, String name, Chromium.View view, boolean accessible, SoftAssertions wrong) {
        assertThat(page.locator("h1").first()).isVisible();
        Chromium.screenshot(page, name + "-" + view.name().toLowerCase(Locale.ROOT));
        wrong.check(() -> Chromium.assertFits(page, "html", "Width"));
        if (page.locator(".table-card").count() > 0) {
            wrong.check(() -> Chromium.assertFits(page, ".table-card", "Height"));
        }
        if (accessible) {
            wrong.check(() -> Chromium.assertAccessible(page));
        }
    }

    /** The language is chosen each time, for the account keeps that of the test before. */
    private static Page signedIn(Chromium.View view, String language) {
        return SignIn.speaking(chromium.visitor(node.web(), view, "en-GB"), language);
    }

    private static Locator rows(Page page) {
        return page.locator("tbody").getByRole(AriaRole.ROW);
    }

    private static Page.GetByRoleOptions header(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static void publish(NodeProcess at, String type, String name) throws IOException {
        // It has to accept what the health checks open: a mere socket's queue is full after a while.
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.start();
        STARTED.push(() -> service.stop(0));
        String port = String.valueOf(service.getAddress().getPort());
        at.cloudy("publish", "--type", type, "--name", name, "--port", port).expectSuccess();
    }

    private static <T extends AutoCloseable> T started(T thing) {
        STARTED.push(thing);
        return thing;
    }
}
