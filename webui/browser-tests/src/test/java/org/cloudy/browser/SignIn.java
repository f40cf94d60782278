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

    /** Types the administrator's name and some password, and sends them. */
    static void with(Page page, String password) {
        page.getByLabel("User", new Page.GetByLabelOptions().setExact(true)).fill("admin");
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        page.getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sign in"))
                .click();
    }
}
