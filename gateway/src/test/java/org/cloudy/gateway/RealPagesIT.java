package org.cloudy.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The real pages behind the doors")
final class RealPagesIT {
    @TempDir
    static Path data;

    static FakeNode node;

    private Browser browser;

    @BeforeAll
    static void open() {
        node = new FakeNode(data).startReal();
    }

    @AfterAll
    static void close() {
        node.close();
    }

    @BeforeEach
    void openBrowser() {
        browser = new Browser(node);
    }

    @Test
    @DisplayName("let somebody in through the login form, and say on it what went wrong")
    void login() {
        HttpResponse<String> wrong = browser.signIn("ada", "wrong battery");
        HttpResponse<String> right = browser.signIn("ada", FakeNode.PASSWORD);

        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(wrong.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(wrong.body())
                .contains("wrong-password-sentence", "value=\"ada\"")
                .doesNotContain("wrong battery");
        assertThat(right.statusCode()).isEqualTo(303);
    }

    @Test
    @DisplayName("return from the login form to where somebody was")
    void returns() {
        String form = browser.get("/login?return=%2Fjobs").body();
        assertThat(form).contains("name=\"returnTo\" value=\"/jobs\"");

        assertThat(browser.post(
                                "/login",
                                Map.of(
                                        "user",
                                        "ada",
                                        "password",
                                        FakeNode.PASSWORD,
                                        "returnTo",
                                        "/jobs",
                                        "csrf",
                                        browser.token("/login")))
                        .headers()
                        .firstValue("Location"))
                .hasValue("/jobs");
    }

    @Test
    @DisplayName("show an error as a page")
    void errors() {
        HttpResponse<String> answer = browser.get("/nowhere", "Accept-Language", "ca");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("<html lang=\"ca\"", "Pàgina no trobada");
    }

    @Test
    @DisplayName("load nothing that the content security policy would stop")
    void policy() {
        for (String path : new String[] {"/", "/login", "/nowhere"}) {
            assertThat(browser.get(path).body())
                    .as(path)
                    .contains("<html")
                    .doesNotContainPattern("<script(?![^>]*\\ssrc=\"/assets/)")
                    .doesNotContain("<style", " style=\"", " onclick=", "javascript:");
        }
    }
}
