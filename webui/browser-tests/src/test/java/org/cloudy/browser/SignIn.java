package org.cloudy.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.cloudy.testkit.NodeProcess;

/** What somebody does who signs in, in English. */
final class SignIn {
    private SignIn() {}

    /** As the administrator of a node that the test kit set up; ends on the dashboard. */
    static void at(Page page) {
        page.navigate("/login");
        with(page, NodeProcess.PASSWORD);
        assertThat(page).hasURL("/");
    }

    /** The same, as somebody who then chooses a language, by the name that it has itself; gives the page back. */
    static Page speaking(Page page, String language) {
        at(page);
        page.navigate("/languages");
        page.getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(language))
                .click();
        assertThat(page.locator("main [aria-current=true]")).containsText(language);
        return page;
    }

    /** Types the administrator's name and some password, and sends them. */
    static void with(Page page, String password) {
        page.getByLabel("User", new Page.GetByLabelOptions().setExact(true)).fill("admin");
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        page.getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sign in"))
                .click();
    }
}
