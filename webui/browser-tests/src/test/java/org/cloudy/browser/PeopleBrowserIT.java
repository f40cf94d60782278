package org.cloudy.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.bastiaanjansen.otp.TOTPGenerator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.cloudy.testkit.NodeProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** People of one node: an administrator with a second factor, and the member whom he lets in. */
@DisplayName("Somebody's account")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PeopleBrowserIT {
    private static final String MEMBER = "joan";
    private static final String PASSWORD_OF_MEMBER = "four blue cats";

    /** Pages by the names of their pictures. */
    private static final Map<String, String> PAGES = new LinkedHashMap<>(Map.of(
            "account", "/system/account",
            "factor", "/system/account/factor",
            "factor-renew", "/system/account/factor/codes",
            "users", "/system/users",
            "user", "/system/users/" + MEMBER,
            "user-new", "/system/users/new",
            "user-remove", "/system/users/" + MEMBER + "/remove",
            "audit", "/system/audit",
            "name", "/system/name"));

    @TempDir
    private static Path folder;

    private static Chromium chromium;
    private static NodeProcess node;
    private static Page page;
    private static List<String> recovery = List.of();

    @BeforeAll
    static void start() {
        chromium = new Chromium();
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        node = NodeProcess.start(folder.resolve("library")).setUp("library");
        page = chromium.visitor(node.web(), Chromium.View.DESKTOP, "en-GB");
        SignIn.at(page);
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
    @Order(1)
    @DisplayName("gets a second factor by scanning a code, and recovery codes once")
    void enrols() {
        page.navigate("/system/account");
        page.getByRole(AriaRole.LINK, named("Set it up")).click();
        page.getByLabel("Your password until now").fill(NodeProcess.PASSWORD);
        button("Next").click();
        assertThat(page.getByRole(AriaRole.IMG, named("QR code for the application")))
                .isVisible();
        Chromium.assertAccessible(page);
        Chromium.screenshot(page, "people-scan");
        String secret = page.locator("#secret").textContent();
        page.getByLabel("Code from the application").fill(code(secret));
        button("Switch it on").click();
        assertThat(page.locator("#recovery")).isVisible();
        Chromium.assertAccessible(page);
        Chromium.screenshot(page, "people-recovery");
        recovery = shownCodes();
        Assertions.assertThat(recovery).hasSize(10);
        page.getByRole(AriaRole.LINK, named("I have kept them")).click();
        assertThat(page.locator("#factor-end")).isVisible();
    }

    @Test
    @Order(2)
    @DisplayName("gets other recovery codes for the password and one of the old")
    void renewsCodes() {
        page.navigate("/system/account");
        page.locator("#factor-renew").click();
        page.locator("#password").fill(NodeProcess.PASSWORD);
        page.locator("#code").fill(recovery.getLast());
        button("New recovery codes").click();
        assertThat(page.locator("#recovery")).isVisible();
        List<String> fresh = shownCodes();
        Assertions.assertThat(fresh).hasSize(10).doesNotContainAnyElementsOf(recovery);
        recovery = fresh;
    }

    private static List<String> shownCodes() {
        return page.locator("#recovery")
                .textContent()
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    @Test
    @Order(3)
    @DisplayName("is asked the code on a second page, and nothing opens before it")
    void signsInTwice() {
        Page other = chromium.visitor(node.web(), Chromium.View.PHONE, "en-GB");
        other.navigate("/login");
        SignIn.with(other, NodeProcess.PASSWORD);
        assertThat(other.getByLabel("Code", new Page.GetByLabelOptions().setExact(true)))
                .isFocused();
        Chromium.assertAccessible(other);
        Chromium.screenshot(other, "people-code-phone");
        other.navigate("/system");
        assertThat(other.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)))
                .isVisible();
        other.navigate("/login/code");
        other.getByLabel("Code", new Page.GetByLabelOptions().setExact(true)).fill(recovery.getFirst());
        other.getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText("Sign in"))
                .click();
        assertThat(other).hasURL("/");

        page.navigate("/system/account");
        assertThat(page.locator("#sessions tbody tr")).hasCount(2);
        page.locator("#end-others").click();
        assertThat(page.locator("[data-notice]")).containsText("All other sessions are over.");
        other.navigate("/system/account");
        assertThat(other).hasURL("/login?return=%2Fsystem%2Faccount");
        other.context().close();
    }

    @Test
    @Order(4)
    @DisplayName("is made by an administrator, speaks its owner's language, and lets a member look only")
    void letsMembersIn() {
        page.navigate("/system/users");
        page.getByRole(AriaRole.LINK, named("New user")).click();
        page.getByLabel("User name").fill(MEMBER);
        page.locator("#language").selectOption("ca");
        page.locator("#password").fill(PASSWORD_OF_MEMBER);
        page.locator("#repeat").fill(PASSWORD_OF_MEMBER);
        button("Create").click();
        assertThat(page.locator("#user-" + MEMBER)).containsText("Member");

        Page member = chromium.visitor(node.web(), Chromium.View.PHONE, "en-GB");
        member.navigate("/login");
        member.locator("#user").fill(MEMBER);
        member.locator("#password").fill(PASSWORD_OF_MEMBER);
        member.locator("#password").press("Enter");
        assertThat(member).hasURL("/");
        member.navigate("/system");
        assertThat(member.locator("html")).hasAttribute("lang", "ca");
        assertThat(member.locator("nav.sections a[href='/system/account']")).hasCount(1);
        assertThat(member.locator("nav.sections a[href='/system/users']")).hasCount(0);
        member.navigate("/system/users");
        assertThat(member.locator(".error-status")).hasText("403");
        member.context().close();
    }

    @Test
    @Order(5)
    @DisplayName("has pages that are accessible and fit, in three languages, on a desk and on a phone")
    void fits() {
        for (Chromium.View view : List.of(Chromium.View.DESKTOP, Chromium.View.PHONE_DARK)) {
            Page looked = chromium.visitor(node.web(), view, "en-GB");
            looked.context().addCookies(page.context().cookies());
            PAGES.forEach((name, path) -> {
                for (String language : List.of("en", "es", "ca")) {
                    looked.navigate(path + "?lang=" + language);
                    assertThat(looked.locator("html")).hasAttribute("lang", language);
                    Assertions.assertThat(looked.evaluate(
                                    "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                            .as("%s fits in %s, %s", path, language, view)
                            .isEqualTo(true);
                }
                Chromium.assertAccessible(looked);
                Chromium.screenshot(looked, "people-" + name + "-" + view);
            });
            looked.context().close();
        }
    }

    @Test
    @Order(6)
    @DisplayName("leaves a trail of what was done with it, which can be searched")
    void leavesTrail() {
        page.navigate("/system/audit");
        assertThat(page.getByRole(AriaRole.MAIN)).containsText("Switch the second factor on");
        page.getByRole(AriaRole.SEARCHBOX).fill(MEMBER);
        page.getByRole(AriaRole.SEARCHBOX).press("Enter");
        assertThat(page.locator("tbody tr").first()).containsText(MEMBER);
        assertThat(page.getByRole(AriaRole.MAIN)).not().containsText("Switch the second factor on");
        Assertions.assertThat(node.cloudy("audit", "--user", MEMBER, "--json").out())
                .contains("sign-in");
        Assertions.assertThat(node.cloudy("audit", "--json").out()).doesNotContain(PASSWORD_OF_MEMBER);
    }

    @Test
    @Order(7)
    @DisplayName("renames the node, and goes after a question")
    void renamesAndRemoves() {
        page.navigate("/system/name");
        page.locator("#name").fill("reading-room");
        button("Rename").click();
        assertThat(page.locator(".where-node")).containsText("reading-room");

        page.navigate("/system/users/" + MEMBER);
        page.locator("#remove").click();
        page.locator("#dialog")
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText("Remove"))
                .click();
        assertThat(page.locator("#user-" + MEMBER)).hasCount(0);
        page.navigate("/system/users/admin/remove");
        page.getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText("Remove"))
                .click();
        assertThat(page.locator(".alert-danger")).containsText("the only administrator");
        chromium.assertNoComplaints();
    }

    private static String code(String secret) {
        return TOTPGenerator.withDefaultValues(secret.getBytes(StandardCharsets.US_ASCII))
                .now();
    }

    private static Locator button(String name) {
        return page.getByRole(AriaRole.MAIN)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
