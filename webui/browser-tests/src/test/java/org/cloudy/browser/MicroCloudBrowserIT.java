package org.cloudy.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.assertj.core.api.Assertions;
import org.cloudy.testkit.NodeProcess;
import org.cloudy.testkit.net.Host;
import org.cloudy.testkit.net.Lan;
import org.cloudy.testkit.net.NetworkBed;
import org.cloudy.testkit.net.NetworkTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Two neighbours with the mouse, each on a machine of their own; nobody signs in twice, though the nodes start anew. */
@NetworkTest(needs = "tincd")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("A micro cloud in the browsers of two neighbours")
class MicroCloudBrowserIT {
    private static final double SOON = 60_000;
    private static final int HTTP = 7000;

    @TempDir
    private static Path folder;

    /** In the order in which they were started. */
    private static final Deque<AutoCloseable> STARTED = new ArrayDeque<>();

    private static Chromium chromium;
    private static Page ada;
    private static Page bea;
    private static String invitation = "";

    @BeforeAll
    static void start(NetworkBed bed) {
        chromium = new Chromium();
        STARTED.push(chromium);
        PlaywrightAssertions.setDefaultAssertionTimeout(SOON);
        Lan street = bed.lan("street");
        ada = signedIn(street.host("ada"));
        bea = signedIn(street.host("bea"));
    }

    @AfterAll
    static void stop() throws Exception {
        while (!STARTED.isEmpty()) {
            STARTED.pop().close();
        }
    }

    @Test
    @Order(1)
    @DisplayName("is created, and whoever did it finds the page again without signing in")
    void creates() {
        link(ada, "Micro cloud").first().click();
        Locator form = ada.getByRole(AriaRole.REGION, named("Create a micro cloud"));
        button(form, "Create").click();
        assertThat(form.getByLabel("Name", exactly())).hasAttribute("aria-invalid", "true");
        form.getByLabel("Name", exactly()).fill("Village");
        form.getByLabel(Pattern.compile("^Description")).fill("Round the square.");
        button(form, "Create").click();
        assertThat(heading(ada, "Village")).isVisible();
        assertThat(member(ada, "ada")).containsText("founder");
        assertThat(ada.getByRole(AriaRole.BUTTON, named("Account admin"))).isVisible();
        Chromium.assertAccessible(ada);
    }

    @Test
    @Order(2)
    @DisplayName("makes an invitation that can be copied and scanned")
    void invites() throws IOException, ReaderException {
        button(ada, "Invite a node").click();
        assertThat(heading(ada, "An invitation to Village")).isVisible();
        invitation = ada.locator("#token").textContent();
        Assertions.assertThat(invitation).startsWith("cloudy1-");
        Assertions.assertThat(scanned(
                        ada.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("QR code of the invitation"))))
                .isEqualTo(invitation);
        Chromium.screenshot(ada, "micro-cloud-invitation");
        Chromium.assertAccessible(ada);
    }

    @Test
    @Order(3)
    @DisplayName("is joined with the invitation, and both see each other")
    void joins() {
        ada.navigate("/micro-cloud");
        bea.navigate("/micro-cloud");
        Locator form = bea.getByRole(AriaRole.REGION, named("Join with an invitation"));
        form.getByLabel("Invitation", exactly()).fill("cloudy1-nonsense");
        button(form, "Join").click();
        assertThat(form.getByLabel("Invitation", exactly())).hasAttribute("aria-invalid", "true");
        // As a mail program breaks it.
        form.getByLabel("Invitation", exactly()).fill(invitation.substring(0, 60) + "\n" + invitation.substring(60));
        button(form, "Join").click();
        assertThat(heading(bea, "Village")).isVisible();
        assertThat(bea.getByRole(AriaRole.BUTTON, named("Account admin"))).isVisible();
        assertThat(member(bea, "ada")).containsText("Online");
        assertThat(member(bea, "ada")).containsText("direct");
        assertThat(member(ada, "bea")).containsText("Online");
        assertThat(ada.getByRole(AriaRole.REGION, named("What happened to links")))
                .containsText("ada reaches bea directly.");
        Chromium.screenshot(ada, "micro-cloud-members");
    }

    @Test
    @Order(4)
    @DisplayName("is renamed for all")
    void renames() {
        link(ada, "Edit").click();
        ada.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Old village");
        button(ada, "Save").click();
        assertThat(heading(ada, "Old village")).isVisible();
        assertThat(heading(bea, "Old village")).isVisible();
    }

    @Test
    @Order(5)
    @DisplayName("is left, on a slow line too, and the other sees it")
    void leaves() {
        // What is asked for while the node says that it has left arrives when it is gone.
        AtomicInteger navigations = new AtomicInteger();
        bea.route("**/micro-cloud", route -> {
            if (route.request().isNavigationRequest()) {
                navigations.incrementAndGet();
                bea.waitForTimeout(3_500);
            }
            route.resume();
        });
        link(bea, "Leave").click();
        button(bea.getByRole(AriaRole.DIALOG), "Leave").click();
        assertThat(bea.getByRole(AriaRole.REGION, named("Join with an invitation")))
                .isVisible();
        assertThat(bea.getByRole(AriaRole.BUTTON, named("Account admin"))).isVisible();
        assertThat(member(ada, "bea")).hasCount(0);
        bea.unroute("**/micro-cloud");
        // Once after the form, and once when the node is there again: not with each change that it is told of.
        Assertions.assertThat(navigations).hasValueLessThanOrEqualTo(2);
    }

    @Test
    @Order(6)
    @DisplayName("is heard near by and asked, and a member lets the node in")
    void asks() {
        Locator form = bea.getByRole(AriaRole.REGION, named("Ask to be let in"));
        form.getByLabel(Pattern.compile("^Old village")).check();
        form.getByLabel(Pattern.compile("^Message")).fill("It is Bea");
        button(form, "Ask to join").click();
        Locator requests = ada.getByRole(AriaRole.REGION, named("Nodes that ask to be let in"));
        assertThat(requests).containsText("It is Bea");
        link(requests, "Let bea in").click();
        button(ada.getByRole(AriaRole.DIALOG), "Let in").click();
        assertThat(ada.getByText("The node is let in.")).isVisible();
        assertThat(heading(bea, "Old village")).isVisible();
        assertThat(member(ada, "bea")).containsText("Online");
    }

    @Test
    @Order(7)
    @DisplayName("expels a node, whose own page tells it")
    void expels() {
        link(ada, "Expel bea").click();
        button(ada.getByRole(AriaRole.DIALOG), "Expel").click();
        assertThat(ada.getByText("The member is expelled.")).isVisible();
        assertThat(member(ada, "bea")).hasCount(0);
        assertThat(bea.getByRole(AriaRole.REGION, named("Join with an invitation")))
                .isVisible();
    }

    private static Page signedIn(Host host) {
        NodeProcess node = NodeProcess.launch(host, folder.resolve(host.name()), HTTP, "--listen", "0.0.0.0");
        STARTED.push(node);
        node.awaitCommands().setUp(host.name());
        URI pages = URI.create("https://" + host.web(HTTP + 1).getAuthority());
        Page fresh = chromium.visitor(pages, Chromium.View.DESKTOP, "en-GB");
        SignIn.at(fresh);
        return fresh;
    }

    /** What a camera reads in a picture. */
    private static String scanned(Locator picture) throws IOException, ReaderException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.screenshot()));
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))))
                .getText();
    }

    /** A member's row. */
    private static Locator member(Page page, String name) {
        return page.locator("#cloud-members")
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(".col-name", new Page.LocatorOptions().setHasText(name))));
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING,
                new Page.GetByRoleOptions().setName(name).setExact(true).setLevel(1));
    }

    private static Locator button(Page page, String name) {
        return button(page.locator("body"), name);
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator link(Page page, String name) {
        return link(page.locator("body"), name);
    }

    private static Locator link(Locator within, String name) {
        return within.getByRole(
                AriaRole.LINK, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator.GetByLabelOptions exactly() {
        return new Locator.GetByLabelOptions().setExact(true);
    }
}
