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
import java.util.regex.Pattern;
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

/** A node that watches itself and a router that is not there. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("The monitoring in a browser")
class SnmpBrowserIT {
    private static final double SOON = 60_000;
    private static final String DEVICES = "/capabilities/snmp/devices";
    private static final String RULES = "/capabilities/snmp/rules";

    @TempDir
    private static Path folder;

    private static Chromium chromium;
    private static NodeProcess node;
    private static Page page;

    @BeforeAll
    static void start() {
        chromium = new Chromium();
        PlaywrightAssertions.setDefaultAssertionTimeout(SOON);
        node = NodeProcess.start(folder.resolve("node")).setUp("roof");
        node.cloudy("install", "snmp").expectSuccess();
        node.cloudy("configure", "snmp", "--set", "port=" + FreePorts.one()).expectSuccess();
        node.cloudy("start", "snmp").expectSuccess();
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
    @DisplayName("shows the node itself, with graphs, without any setting")
    void showsItself() {
        page.navigate(DEVICES);
        assertThat(row("roof")).containsText("Answers");
        page.getByRole(AriaRole.LINK, named("roof")).first().click();
        assertThat(page.locator(".plot")).not().hasCount(0);
        page.getByRole(AriaRole.LINK, named("Year")).click();
        assertThat(page).hasURL(Pattern.compile("span=year"));
        chromium.assertNoComplaints();
    }

    @Test
    @Order(2)
    @DisplayName("tells what is wrong with a device beside its fields, keeps what is no secret, and watches one that is"
            + " right")
    void adds() {
        page.navigate(DEVICES);
        page.getByText("Show the form").click();
        page.getByLabel("Name", exactly()).fill("Tower router");
        page.getByLabel("Address or host name", exactly()).fill("127.0.0.1");
        page.getByLabel("User", exactly()).fill("monitor");
        page.getByLabel("Passphrase for authentication", exactly()).fill("short");
        button("Watch it").click();

        Locator secret = page.getByLabel("Passphrase for authentication", exactly());
        assertThat(secret).hasAttribute("aria-invalid", "true");
        assertThat(secret).hasValue("");
        assertThat(page.getByLabel("Name", exactly())).hasValue("Tower router");

        secret.fill("long-enough-1");
        page.getByLabel("Port", exactly()).fill(String.valueOf(FreePorts.one()));
        button("Watch it").click();
        assertThat(row("Tower router")).containsText("Does not answer");
        Assertions.assertThat(page.content()).doesNotContain("long-enough-1");
    }

    @Test
    @Order(3)
    @DisplayName("raises a notice on the open start page by a rule, and forgets it with the device")
    void notices() throws IOException {
        page.navigate(RULES);
        page.getByLabel("For how many minutes", exactly()).fill("0");
        button("Add").click();
        assertThat(page.getByText("The rule is in force from now on.")).isVisible();

        page.navigate("/");
        Locator notice = page.getByRole(AriaRole.LINK, named("Well house does not answer"));
        assertThat(notice).hasCount(0);
        Path secret = Files.writeString(folder.resolve("secret"), "village");
        String port = String.valueOf(FreePorts.one());
        node.cloudy(
                        "snmp",
                        "device",
                        "add",
                        "Well house",
                        "127.0.0.1",
                        "--port",
                        port,
                        "--secret-file",
                        secret.toString())
                .expectSuccess();
        assertThat(notice).isVisible();
        Assertions.assertThat(node.cloudy("notices").expectSuccess().out()).contains("Well house");

        node.cloudy("snmp", "device", "remove", "d-well-house", "--yes").expectSuccess();
        assertThat(notice).hasCount(0);
    }

    @Test
    @Order(4)
    @DisplayName("fits on a desk and on a phone, in three languages, and can be used by everybody")
    void looks() {
        look(Chromium.View.DESKTOP, "English", true);
        look(Chromium.View.DESKTOP_DARK, "Català", true);
        look(Chromium.View.PHONE, "Español", false);
        look(Chromium.View.PHONE_DARK, "Català", false);
        chromium.assertNoComplaints();
    }

    private static void look(Chromium.View view, String language, boolean accessible) {
        Page visitor = SignIn.speaking(chromium.visitor(node.web(), view, "en-GB"), language);
        visitor.navigate(DEVICES);
        String own = visitor.locator("td.col-name a").first().getAttribute("href");
        for (String path : List.of(DEVICES, own, RULES, "/capabilities/snmp")) {
            visitor.navigate(path);
            assertThat(visitor.locator("h1").first()).isVisible();
            String name = path.substring(path.lastIndexOf('/') + 1).replaceAll("[a-z2-7]{16}", "device");
            Chromium.screenshot(visitor, "snmp-" + name + "-" + view.name().toLowerCase(Locale.ROOT));
            Assertions.assertThat(visitor.evaluate(
                            "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .as("pixels that do not fit into the width of " + path)
                    .isEqualTo(0);
            if (accessible) {
                Chromium.assertAccessible(visitor);
            }
        }
    }

    private static Locator row(String name) {
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(name));
    }

    private static Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
