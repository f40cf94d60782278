package org.cloudy.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
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

/** One story in the order in which it happens: a node with a web site is kept, looked after, and brought back. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("Backups in a browser")
class BackupBrowserIT {
    private static final double SOON = 60_000;
    private static final String WORDS = "some words that nobody guesses";
    private static final String BACKUPS = "/system/backups";

    @TempDir
    private static Path folder;

    private static Chromium chromium;
    private static NodeProcess node;
    private static Page page;
    private static Path site;

    @BeforeAll
    static void start() throws IOException {
        chromium = new Chromium();
        PlaywrightAssertions.setDefaultAssertionTimeout(SOON);
        node = NodeProcess.start(folder.resolve("node")).setUp("library");
        node.cloudy("install", "website", "--set", "port=" + FreePorts.one()).expectSuccess();
        site = node.data().resolve("capabilities/website/pages/index.html");
        Files.writeString(site, "as it was");
        page = chromium.visitor(node.web(), Chromium.View.DESKTOP, "en-GB");
        SignIn.at(page);
    }

    @AfterAll
    static void stop() {
        for (AutoCloseable started : new AutoCloseable[] {node, chromium}) {
            try {
                if (started != null) {
                    started.close();
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    @Order(1)
    @DisplayName("are refused with a slip in the passphrase, and made with a good one")
    void makes() {
        page.navigate(BACKUPS);
        Locator form = page.locator("form#create");
        form.locator("#create-passphrase").fill(WORDS);
        form.locator("#create-passphrase-repeat").fill("some other words");
        form.getByRole(AriaRole.BUTTON, named("Make the backup")).click();
        assertThat(page.getByText("The two passphrases are not the same.").first())
                .isVisible();
        Assertions.assertThat(page.content()).doesNotContain(WORDS);

        form.locator("#create-passphrase").fill(WORDS);
        form.locator("#create-passphrase-repeat").fill(WORDS);
        form.getByRole(AriaRole.BUTTON, named("Make the backup")).click();
        assertThat(page.locator("#archives tbody tr")).hasCount(1);
        assertThat(page.locator("#backup-job")).containsText("Done");
    }

    @Test
    @Order(2)
    @DisplayName("are checked and tried, which the list tells")
    void examines() {
        open();
        button("Check it").click();
        assertThat(page.locator("#backup-job")).containsText("Check ");
        assertThat(page.locator("#archives .pill-passing")).hasCount(1);
        open();
        button("Try it").click();
        assertThat(page.locator("#backup-job")).containsText("Trial restoration");
        assertThat(page.locator("#backup-job")).containsText("Done");
        chromium.assertNoComplaints();
    }

    @Test
    @Order(3)
    @DisplayName("bring a service back, after its passphrase was given twice")
    void restores() throws IOException {
        Files.writeString(site, "changed");
        open();
        button("View it").click();
        restoreWebsite();
        Assertions.assertThat(site).hasContent("as it was");
    }

    @Test
    @Order(4)
    @DisplayName("are taken from the visitor's own device, and not kept where the passphrase is wrong")
    void uploads() throws IOException {
        Path archive = Files.copy(archive(), folder.resolve("carried.tar.gz.age"));
        Files.writeString(site, "changed again");
        upload(archive, "the words of somebody else");
        assertThat(page.getByText("The passphrase does not open the archive.")).isVisible();
        Assertions.assertThat(uploaded()).isEmpty();

        upload(archive, WORDS);
        assertThat(page.locator("#confirm")).containsText("What is in the archive");
        Assertions.assertThat(uploaded()).hasSize(1);
        restoreWebsite();
        Assertions.assertThat(site).hasContent("as it was");
        page.navigate(BACKUPS);
        assertThat(page.locator("#archives tbody tr")).hasCount(1);
    }

    @Test
    @Order(5)
    @DisplayName("fit on a desk and on a phone, in three languages, and can be used by everybody")
    void looks() {
        look(Chromium.View.DESKTOP_DARK, "Català", true);
        look(Chromium.View.PHONE, "Español", false);
        look(Chromium.View.PHONE_DARK, "Català", false);
        // The language is the account's, and so the last one is that of the next test.
        look(Chromium.View.DESKTOP, "English", true);
        chromium.assertNoComplaints();
    }

    @Test
    @Order(6)
    @DisplayName("are deleted after a question, and a service is removed once it is kept")
    void deletes() throws IOException {
        page.navigate(BACKUPS);
        page.locator("#archives tbody tr a[aria-label^='Delete']").click();
        page.getByRole(AriaRole.LINK, pageNamed("Keep it")).click();
        assertThat(page.locator("#archives tbody tr")).hasCount(1);
        page.locator("#archives tbody tr a[aria-label^='Delete']").click();
        button("Delete it").click();
        assertThat(page.getByText("The archive is deleted.")).isVisible();
        assertThat(page.locator("#archives tbody tr")).hasCount(0);

        page.navigate("/capabilities/website/remove");
        page.locator("#remove-passphrase").fill(WORDS);
        page.locator("#remove-passphrase-repeat").fill(WORDS);
        button("Make the backup, then remove it").click();
        assertThat(page.locator("main")).containsText("Back up Web site, then remove it");
        assertThat(page.locator("main")).containsText("Done");
        Assertions.assertThat(site).doesNotExist();
        page.navigate(BACKUPS);
        assertThat(page.locator("#archives tbody tr")).hasCount(1);
    }

    private static void open() {
        page.navigate(BACKUPS);
        page.locator("#archives tbody tr a[aria-label^='Open']").click();
        page.locator("#open-passphrase").fill(WORDS);
    }

    /** From the view of an archive to the end of the job. */
    private static void restoreWebsite() {
        page.locator("#restore-what").selectOption("website");
        page.locator("#restore-passphrase").fill(WORDS);
        button("Restore it").click();
        assertThat(page.locator("#backup-job")).containsText("Restore Web site");
        assertThat(page.locator("#backup-job")).containsText("Done");
        // Who goes on while the page still comes aborts it.
        page.waitForLoadState();
    }

    private static void upload(Path archive, String passphrase) {
        page.navigate(BACKUPS);
        page.locator("#upload-file").setInputFiles(archive);
        page.locator("#upload-passphrase").fill(passphrase);
        button("Send and open it").click();
    }

    private static Path archive() throws IOException {
        try (Stream<Path> files = Files.list(node.data().resolve("backups"))) {
            return files.findAny().orElseThrow();
        }
    }

    private static List<Path> uploaded() throws IOException {
        try (Stream<Path> files = Files.list(node.data().resolve("tmp/uploads"))) {
            return files.toList();
        }
    }

    private static void look(Chromium.View view, String language, boolean accessible) {
        Page visitor = SignIn.speaking(chromium.visitor(node.web(), view, "en-GB"), language);
        for (String path : List.of(BACKUPS, BACKUPS + "/neighbours", "/capabilities/website/remove")) {
            visitor.navigate(path);
            assertThat(visitor.locator("h1").first()).isVisible();
            String name = path.substring(path.lastIndexOf('/') + 1);
            Chromium.screenshot(visitor, "backup-" + name + "-" + view.name().toLowerCase(Locale.ROOT));
            Assertions.assertThat(visitor.evaluate(
                            "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .as("pixels that do not fit into the width of " + path)
                    .isEqualTo(0);
            if (accessible) {
                Chromium.assertAccessible(visitor);
            }
        }
    }

    private static Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Page.GetByRoleOptions pageNamed(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
