package org.cloudy.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

/** The first hour of a node, told in the order in which it happens. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("The first boot of a node in a browser")
class FirstBootBrowserIT {
    private static final Pattern CODE = Pattern.compile("\\b\\d{4}-\\d{4}\\b");

    @TempDir
    private static Path folder;

    private static Chromium chromium;
    private static NodeProcess node;
    private static Page page;

    @BeforeAll
    static void start() {
        chromium = new Chromium();
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        node = NodeProcess.start(folder.resolve("fresh"));
        page = chromium.visitor(node.web(), Chromium.View.DESKTOP, "en-GB");
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
    @DisplayName("every page leads to the wizard")
    void leadsToWizard() {
        for (String path :
                new String[] {"/", "/search", "/capabilities/squid", "/jobs", "/nodes", "/system", "/login"}) {
            page.navigate(path);
            assertThat(page).hasURL("/setup");
            assertThat(heading("Welcome to Cloudy")).isVisible();
        }
    }

    @Test
    @Order(2)
    @DisplayName(
            "values that cannot be used are told beside each field, and what was typed stays, but for the password")
    void tellsBadValues() {
        field("Set-up code").fill("0000-0000");
        field("Name of the node").fill("bad name!");
        field("User name").fill("Not Small");
        typePasswords("short", "short");
        finish().click();
        assertDescribed("Name of the node", "1 to 63 letters");
        assertDescribed("User name", "small letters, digits, dots");
        assertDescribed("Password", "10 to 256 characters");
        assertThat(field("Set-up code")).hasValue("0000-0000");
        assertThat(field("Name of the node")).hasValue("bad name!");
        assertThat(field("User name")).hasValue("Not Small");
        assertPasswordsEmpty();

        typePasswords(NodeProcess.PASSWORD, NodeProcess.PASSWORD + "?");
        finish().click();
        assertDescribed("Password again", "The two passwords differ");
        assertPasswordsEmpty();
    }

    @Test
    @Order(3)
    @DisplayName("a wrong code is told beside the code")
    void tellsWrongCode() {
        field("Set-up code").fill(code().equals("0000-0000") ? "1111-1111" : "0000-0000");
        field("Name of the node").fill("first-node");
        field("User name").fill("admin");
        typePasswords(NodeProcess.PASSWORD, NodeProcess.PASSWORD);
        finish().click();
        assertDescribed("Set-up code", "not the code that the node printed");
        assertThat(field("Set-up code")).hasClass(Pattern.compile("is-invalid"));
        assertThat(field("Name of the node")).hasValue("first-node");
        assertPasswordsEmpty();
    }

    @Test
    @Order(4)
    @DisplayName("the wizard speaks Spanish and Catalan, and keeps what was typed when the language changes")
    void changesLanguage() {
        field("User name").fill("maria");
        button("Español").first().click();
        assertThat(heading("Te damos la bienvenida a Cloudy")).isVisible();
        assertThat(page.locator("html")).hasAttribute("lang", "es");
        assertThat(page.locator("#user")).hasValue("maria");
        button("Català").first().click();
        assertThat(page.locator("html")).hasAttribute("lang", "ca");
        assertThat(page.locator("#nodeName")).hasValue("first-node");
        button("English").first().click();
        assertThat(heading("Welcome to Cloudy")).isVisible();
    }

    @Test
    @Order(5)
    @DisplayName("the keyboard alone leads through the wizard to the dashboard")
    void goesByKeyboard() {
        page.navigate("/setup");
        page.keyboard().press("Tab");
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Skip to the content")))
                .isFocused();
        page.keyboard().press("Enter");
        type("Set-up code", code());
        type("Name of the node", "first-node");
        type("User name", "admin");
        type("Password", NodeProcess.PASSWORD);
        type("Password again", NodeProcess.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(heading("first-node")).isVisible();
        assertThat(page.getByText("Your node is set up, and you are signed in. Welcome!"))
                .isVisible();
        assertThat(page).hasURL("/");
    }

    @Test
    @Order(6)
    @DisplayName("whoever signs out signs in again, but with the right password only")
    void signsInAgain() {
        button("Account admin").click();
        button("Sign out").click();
        assertThat(page).hasURL("/login");
        SignIn.with(page, "not the password");
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("User name or password is wrong.");
        assertThat(field("User")).hasValue("admin");
        assertThat(field("Password")).hasValue("");
        SignIn.with(page, NodeProcess.PASSWORD);
        assertThat(heading("first-node")).isVisible();
        assertThat(button("Account admin")).isVisible();
        page.navigate("/setup");
        assertThat(page).hasURL("/");
    }

    @Test
    @Order(7)
    @DisplayName("the switch at the top changes the language and stays on the page")
    void switchesLanguage() {
        page.navigate("/search");
        button("Change the language").click();
        button("Español").click();
        assertThat(page).hasURL("/search");
        assertThat(heading("Buscar")).isVisible();
        page.locator("header")
                .getByRole(AriaRole.BUTTON)
                .filter(text("Español"))
                .first()
                .click();
        button("Català").click();
        assertThat(heading("Cerca")).isVisible();
        page.locator("header")
                .getByRole(AriaRole.BUTTON)
                .filter(text("Català"))
                .first()
                .click();
        button("English").click();
        assertThat(heading("Search")).isVisible();
        chromium.assertNoComplaints();
    }

    /** Goes to a field as somebody does who has no mouse. */
    private static void type(String label, String value) {
        for (int steps = 0; steps < 12 && !hasFocus(field(label)); steps++) {
            page.keyboard().press("Tab");
        }
        assertThat(field(label)).isFocused();
        page.keyboard().press("Control+a");
        page.keyboard().type(value);
    }

    private static boolean hasFocus(Locator field) {
        return (Boolean) field.evaluate("element => element === document.activeElement");
    }

    private static void typePasswords(String password, String repeat) {
        field("Password").fill(password);
        field("Password again").fill(repeat);
    }

    private static void assertPasswordsEmpty() {
        assertThat(field("Password")).hasValue("");
        assertThat(field("Password again")).hasValue("");
    }

    private static void assertDescribed(String label, String problem) {
        assertThat(field(label)).hasAccessibleDescription(Pattern.compile(problem));
        assertThat(field(label)).hasAttribute("aria-invalid", "true");
    }

    private static Locator finish() {
        return button("Set up this node");
    }

    private static Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator heading(String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setLevel(1));
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    /** The code that the node printed. */
    private static String code() {
        Matcher printed = CODE.matcher(node.output());
        Assertions.assertThat(printed.find()).as(node.output()).isTrue();
        return printed.group();
    }
}
