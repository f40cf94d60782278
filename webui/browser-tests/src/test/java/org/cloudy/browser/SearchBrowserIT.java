package org.cloudy.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.US_ASCII;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.cloudy.testkit.FreePorts;
import org.cloudy.testkit.NodeProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Finding and sharing with the keyboard and with the mouse, on a real node with real documents. */
@DisplayName("The search in a browser")
class SearchBrowserIT {
    private static final double SOON = 45_000;
    private static final Map<String, String> NOTES = Map.of(
            "paella.txt", "La paella del barri. Cada dijous cuinem una paella a la plaça, amb arròs de Pals.",
            "horta.txt", "L’horta comunitària. Regem els enciams i les carxofes al capvespre.",
            "antenes.txt", "Antenes al terrat. El cable de l’antena baixa pel pati, i la paella queda lluny.");

    @TempDir
    private static Path folder;

    private static Chromium chromium;
    private static NodeProcess node;

    @BeforeAll
    static void start() throws IOException {
        chromium = new Chromium();
        PlaywrightAssertions.setDefaultAssertionTimeout(SOON);
        node = NodeProcess.start(folder.resolve("library")).setUp("library");
        Path notes = Files.createDirectories(folder.resolve("notes"));
        for (Map.Entry<String, String> note : NOTES.entrySet()) {
            Files.writeString(notes.resolve(note.getKey()), note.getValue());
        }
        publish(notes, "note", "ca");
        publish(
                Files.writeString(folder.resolve("manual.txt"), "Com es fa una paella: manual de cuina."),
                "manual",
                "ca");
        node.cloudy("publish", "--type", "_http._tcp", "--name", "Paella cam", "--port", "" + FreePorts.one())
                .expectSuccess();
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

    @Test
    @DisplayName("is reached by a key, suggests while one types, and is used without a mouse")
    void suggests() {
        Page page = chromium.visitor(node.web(), Chromium.View.DESKTOP, "en-GB");
        page.navigate("/nodes");
        page.keyboard().press("/");
        Locator box = box(page);
        assertThat(box).isFocused();
        page.keyboard().type("pael");
        Locator options = page.getByRole(AriaRole.OPTION);
        assertThat(options.filter(having("Paella cam"))).isVisible();
        assertThat(box).hasAttribute("aria-expanded", "true");
        page.keyboard().press("ArrowDown");
        assertThat(box).hasAttribute("aria-activedescendant", "box-option-0");
        assertThat(options.first()).hasAttribute("aria-selected", "true");
        Chromium.screenshot(page, "search-suggestions");
        Chromium.assertAccessible(page);
        page.keyboard().press("Escape");
        assertThat(options).hasCount(0);
        assertThat(box).hasAttribute("aria-expanded", "false");
        assertThat(box).hasValue("pael");

        page.keyboard().type("l");
        assertThat(options.filter(having("Paella cam"))).isVisible();
        page.keyboard().press("ArrowUp");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("/service\\?id=|/search\\?text="));

        box(page).fill("carxofes");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("/search\\?text=carxofes$"));
        assertThat(hits(page)).hasCount(1);
        assertThat(page.locator(".hit mark").first()).hasText("carxofes");
        chromium.assertNoComplaints();
    }

    @Test
    @DisplayName("finds services above documents, and narrows and widens by one click each")
    void narrows() {
        Page page = chromium.visitor(node.web(), Chromium.View.DESKTOP, "en-GB");
        page.navigate("/search?text=paella");
        assertThat(page.locator("#places-services")).isVisible();
        assertThat(page.locator("#places")).containsText("Paella cam");
        assertThat(hits(page)).hasCount(3);
        Locator facets = page.getByRole(AriaRole.NAVIGATION, navigation("Narrow the documents"));
        facets.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("manual"))
                .click();
        assertThat(page).hasURL(Pattern.compile("[?&]kind=manual(&|$)"));
        assertThat(hits(page)).hasCount(1);
        facets.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("manual"))
                .click();
        assertThat(page).not().hasURL(Pattern.compile("kind="));
        assertThat(hits(page)).hasCount(3);
        page.getByRole(AriaRole.LINK, link("Near me first")).click();
        assertThat(page).hasURL(Pattern.compile("[?&]near=true(&|$)"));
        assertThat(page.locator("#order-near")).hasAttribute("aria-current", "true");
        assertThat(hits(page)).hasCount(3);
        // What is announced is there at once, and the documents stay.
        String id = node.cloudy("publish", "--type", "_ssh._tcp", "--name", "Paella shell", "--port", "22")
                .expectSuccess()
                .out()
                .replaceAll("(?s).*?([a-z2-7]{16}/\\d+).*", "$1");
        assertThat(page.locator("#places")).containsText("Paella shell");
        node.cloudy("withdraw", id).expectSuccess();
        assertThat(page.locator("#places")).not().containsText("Paella shell");
        assertThat(hits(page)).hasCount(3);
        page.locator(".hit-title a").first().click();
        assertThat(page.locator(".document-text")).containsText("paella");
        chromium.assertNoComplaints();
    }

    @Test
    @DisplayName("narrows to a language by its name")
    void languages() throws IOException {
        publish(Files.writeString(folder.resolve("ca.txt"), "L'escalivada es fa al forn."), "recipe", "ca");
        publish(Files.writeString(folder.resolve("en.txt"), "An escalivada is roasted in the oven."), "recipe", "en");
        Page page = chromium.visitor(node.web(), Chromium.View.DESKTOP, "en-GB");
        assertFound(page, "escalivada", 2);
        Locator facets = page.getByRole(AriaRole.NAVIGATION, navigation("Narrow the documents"));
        Locator catalan = facets.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Catalan"));
        assertThat(facets.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("English")))
                .isVisible();
        catalan.click();
        assertThat(hits(page)).hasCount(1);
        assertThat(hits(page).first()).containsText("al forn");
        catalan.click();
        assertThat(hits(page)).hasCount(2);
        chromium.assertNoComplaints();
    }

    @Test
    @DisplayName("opens by an icon on a phone, and gives the focus back when it is closed")
    void opensOnPhones() {
        Page page = chromium.visitor(node.web(), Chromium.View.PHONE, "en-GB");
        page.navigate("/");
        assertThat(box(page)).isHidden();
        Locator opener = page.getByRole(AriaRole.BUTTON, button("Open the search box"));
        opener.click();
        assertThat(box(page)).isFocused();
        page.keyboard().type("paella");
        assertThat(page.getByRole(AriaRole.OPTION).filter(having("Paella cam"))).isVisible();
        Chromium.screenshot(page, "search-suggestions-phone");
        page.getByRole(AriaRole.BUTTON, button("Close the search box")).click();
        assertThat(box(page)).isHidden();
        assertThat(opener).isFocused();
        opener.click();
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile("/search\\?text=paella$"));
        chromium.assertNoComplaints();
    }

    @Test
    @DisplayName("finds what somebody shared with a form, as he changed it, until he withdraws it")
    void shares() {
        Page page = signedIn(Chromium.View.DESKTOP, "English");
        page.navigate("/documents/shared");
        page.getByRole(AriaRole.LINK, link("Share a document")).first().click();
        page.getByLabel("Text", new Page.GetByLabelOptions().setExact(true))
                .fill("The assembly chose a new xylophone.");
        page.getByRole(AriaRole.BUTTON, button("Share")).click();
        assertThat(page.getByLabel("Title", new Page.GetByLabelOptions().setExact(true)))
                .hasAttribute("aria-invalid", "true");
        page.getByLabel("Title", new Page.GetByLabelOptions().setExact(true)).fill("Minutes of May");
        page.getByRole(AriaRole.BUTTON, button("Share")).click();
        assertThat(page.getByText("The document is shared.")).isVisible();
        assertFound(page, "xylophone", 1);
        assertThat(page.locator(".hit-title")).hasText("Minutes of May");

        page.navigate("/documents/shared");
        row(page, "Minutes of May")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Change"))
                .click();
        page.getByLabel("Text", new Page.GetByLabelOptions().setExact(true))
                .fill("The assembly chose a new glockenspiel.");
        page.getByRole(AriaRole.BUTTON, button("Save")).click();
        assertThat(page.getByText("The document is changed.")).isVisible();
        assertFound(page, "glockenspiel", 1);
        assertFound(page, "xylophone", 0);

        page.navigate("/documents/shared");
        row(page, "Minutes of May")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Withdraw"))
                .click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Withdraw"))
                .click();
        assertThat(page.getByText("The document is withdrawn.")).isVisible();
        assertFound(page, "glockenspiel", 0);
        chromium.assertNoComplaints();
    }

    @Test
    @DisplayName("finds what a PDF says that somebody shared, by the title that it has")
    void sharesFile() {
        Page page = signedIn(Chromium.View.DESKTOP, "English");
        page.navigate("/documents/shared/new");
        page.getByLabel(Pattern.compile("^File"))
                .setInputFiles(new FilePayload(
                        "statutes.pdf",
                        "application/pdf",
                        pdf("Statutes of the street", "Quorum: seventeen households.")));
        page.getByRole(AriaRole.BUTTON, button("Share")).click();
        assertThat(page.getByText("The document is shared.")).isVisible();
        assertFound(page, "seventeen", 1);
        assertThat(page.locator(".hit-title")).hasText("Statutes of the street");
        page.locator(".hit-title a").click();
        assertThat(page.locator(".document-text")).containsText("Quorum: seventeen households.");

        page.navigate("/documents/shared/new");
        page.getByLabel(Pattern.compile("^File"))
                .setInputFiles(new FilePayload("cut.pdf", "application/pdf", "%PDF-1.7 cut".getBytes(US_ASCII)));
        page.getByRole(AriaRole.BUTTON, button("Share")).click();
        assertThat(page.getByText("cut.pdf cannot be read")).isVisible();
        chromium.assertNoComplaints();
    }

    /** As Chromium prints a page. */
    private static byte[] pdf(String title, String text) {
        Page page = chromium.visitor(node.web(), Chromium.View.DESKTOP, "en-GB");
        page.setContent("<title>" + title + "</title><p>" + text);
        byte[] printed = page.pdf();
        page.close();
        return printed;
    }

    @Test
    @DisplayName("shows the index to the curious, and draws what it is asked while they look")
    void showsIndex() {
        Page page = signedIn(Chromium.View.DESKTOP, "English");
        page.navigate("/search/index");
        assertThat(page.locator("#index-now tbody").getByRole(AriaRole.ROW)).hasCount(1);
        assertThat(page.locator("#plot-queries[data-drawn]")).isVisible();
        Assertions.assertThat(page.locator(".partition").count()).isGreaterThan(10);
        page.getByText("The same as text").click();
        assertThat(page.locator("#index-table dd")).containsText(Pattern.compile("^0–\\d+$"));
        chromium.assertNoComplaints();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"English,DESKTOP", "Català,DESKTOP_DARK", "Español,PHONE", "Català,PHONE_DARK"})
    @DisplayName("fits, speaks one's language, and can be used by everybody")
    void looks(String language, Chromium.View view) {
        Page page = signedIn(view, language);
        SoftAssertions wrong = new SoftAssertions();
        for (String path : List.of(
                "/search?text=paella",
                "/search?text=paela+zzzz",
                "/search/index",
                "/documents/shared",
                "/documents/shared/new")) {
            page.navigate(path);
            assertThat(page.locator("h1").first()).isVisible();
            String name = path.substring(1).replaceAll("[^a-z]+", "-");
            Chromium.screenshot(page, name + "-" + view.name().toLowerCase(Locale.ROOT));
            wrong.check(() -> Chromium.assertFits(page, "html", "Width"));
            if (view != Chromium.View.PHONE) {
                wrong.check(() -> Chromium.assertAccessible(page));
            }
        }
        page.navigate("/search?text=paella");
        page.locator(".hit-title a").first().click();
        assertThat(page.locator(".document-text")).isVisible();
        Chromium.screenshot(page, "document-" + view.name().toLowerCase(Locale.ROOT));
        wrong.check(() -> Chromium.assertFits(page, "html", "Width"));
        wrong.check(chromium::assertNoComplaints);
        wrong.assertAll();
    }

    private static void publish(Path what, String kind, String language) {
        node.cloudy("search", "publish", what.toString(), "--kind", kind, "--language", language)
                .expectSuccess();
    }

    /** What is published is found soon, not at once. */
    private static void assertFound(Page page, String text, int documents) {
        Awaitility.await(text + " is found " + documents + " times")
                .atMost(Duration.ofSeconds(45))
                .untilAsserted(() -> {
                    page.navigate("/search?text=" + text);
                    Assertions.assertThat(hits(page).count()).isEqualTo(documents);
                });
    }

    private static Page signedIn(Chromium.View view, String language) {
        return SignIn.speaking(chromium.visitor(node.web(), view, "en-GB"), language);
    }

    private static Locator box(Page page) {
        return page.locator("#box-text");
    }

    private static Locator hits(Page page) {
        return page.locator(".hit");
    }

    private static Locator row(Page page, String name) {
        return page.getByRole(AriaRole.ROW).filter(having(name));
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByRoleOptions link(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions navigation(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
