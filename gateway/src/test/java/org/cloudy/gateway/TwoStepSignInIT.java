package org.cloudy.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Caller;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.Role;
import org.cloudy.bus.accounts.AccountChange;
import org.cloudy.bus.accounts.AccountsContract;
import org.cloudy.bus.sessions.SessionId;
import org.cloudy.bus.sessions.SessionList;
import org.cloudy.bus.sessions.SessionView;
import org.cloudy.bus.sessions.SessionsContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The login")
class TwoStepSignInIT {
    @TempDir
    Path data;

    private FakeNode node;
    private Browser browser;

    @BeforeEach
    void start() {
        node = new FakeNode(data).start();
        browser = new Browser(node);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private HttpResponse<String> sendCode(Browser from, String code) {
        return from.post(
                "/login/code", Map.of("code", code, "returnTo", "/capabilities", "csrf", from.token("/login/code")));
    }

    private boolean hasSession(Browser of) {
        return of.cookies().stream()
                .anyMatch(cookie -> cookie.getName().equals("cloudy-" + node.config.http())
                        && !cookie.getValue().isEmpty());
    }

    private SessionList sessions() {
        return FakeNode.await(SessionsContract.ALL.send(node.vertx.eventBus(), Empty.EMPTY, Caller.NODE));
    }

    @Test
    @DisplayName("asks the code on a second page where there is a second factor, and lets in after it")
    void twoSteps() {
        HttpResponse<String> half = browser.post(
                "/login",
                Map.of(
                        "user",
                        "eve",
                        "password",
                        FakeNode.PASSWORD,
                        "returnTo",
                        "/capabilities",
                        "csrf",
                        browser.token("/login")));
        assertThat(half.statusCode()).isEqualTo(303);
        assertThat(half.headers().firstValue("Location")).hasValue("/login/code?return=%2Fcapabilities");
        assertThat(browser.get("/login/code?return=%2Fcapabilities").body())
                .startsWith("login-code")
                .contains("returnTo: /capabilities");

        HttpResponse<String> in = sendCode(browser, FakeNode.CODE);
        assertThat(in.headers().firstValue("Location")).hasValue("/capabilities");
        assertThat(browser.get("/").body()).contains("user: eve");
    }

    @Test
    @DisplayName("opens nothing to somebody who is half in")
    void halfIsOut() {
        browser.signIn("eve", FakeNode.PASSWORD);

        assertThat(hasSession(browser)).isFalse();
        assertThat(browser.get("/").body()).contains("user: anonymous");
        assertThat(browser.get("/capabilities").headers().firstValue("Location").orElse(""))
                .startsWith("/login");
        assertThat(sessions().sessions()).isEmpty();
    }

    @Test
    @DisplayName("gives no session for a wrong code, says why, and takes the right one after it")
    void wrongCode() {
        browser.signIn("eve", FakeNode.PASSWORD);
        HttpResponse<String> wrong = sendCode(browser, "000000");

        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(wrong.body()).startsWith("login-code").contains("problem: wrong-code-sentence");
        assertThat(hasSession(browser)).isFalse();
        assertThat(sendCode(browser, FakeNode.CODE).statusCode()).isEqualTo(303);
        assertThat(hasSession(browser)).isTrue();
    }

    @Test
    @DisplayName("takes no code from somebody whose password was not right, whatever cookie he makes up")
    void noTicket() {
        assertThat(browser.get("/login/code").headers().firstValue("Location")).hasValue("/login");
        Map<String, String> form = Map.of("code", FakeNode.CODE, "csrf", browser.token("/login"));
        assertThat(browser.post("/login/code", form).statusCode()).isEqualTo(409);

        Browser thief = new Browser(node);
        Map<String, String> forged = Map.of("code", FakeNode.CODE, "csrf", thief.token("/login"));
        String cookies = thief.cookieHeader() + "; cloudy-half-" + node.config.http() + "=guess";
        HttpResponse<String> answer = thief.post("/login/code", forged, "Cookie", cookies);
        assertThat(answer.statusCode()).isNotEqualTo(303);
        assertThat(hasSession(thief)).isFalse();
    }

    @Test
    @DisplayName("wants its own page for the second step, too (login CSRF), and gives a new session id after it")
    void tokenAndFixation() {
        browser.signIn("max", FakeNode.PASSWORD);
        String before = browser.cookieHeader();
        browser.post("/login", Map.of("user", "eve", "password", FakeNode.PASSWORD, "csrf", browser.token("/")));
        assertThat(browser.post("/login/code", Map.of("code", FakeNode.CODE)).statusCode())
                .isEqualTo(403);

        browser.post("/login/code", Map.of("code", FakeNode.CODE, "csrf", browser.token("/")));
        assertThat(browser.get("/").body()).contains("user: eve");
        assertThat(new Browser(node).get("/", "Cookie", before).body()).contains("user: anonymous");
    }

    @Test
    @DisplayName("keeps where somebody is signed in by a name that opens nothing, and ends it by that")
    void endsSessions() {
        Browser other = new Browser(node);
        browser.signIn("ada", FakeNode.PASSWORD);
        other.signIn("max", FakeNode.PASSWORD);
        List<SessionView> all = sessions().sessions();
        assertThat(all).extracting(SessionView::user).containsExactlyInAnyOrder("ada", "max");
        assertThat(all).allSatisfy(each -> assertThat(each.origin()).isEqualTo("127.0.0.1"));
        assertThat(all).noneMatch(each -> browser.cookieHeader().contains(each.id()));

        SessionId ofAda = new SessionId(all.stream()
                .filter(each -> each.user().equals("ada"))
                .findFirst()
                .orElseThrow()
                .id());
        Failure refused = org.assertj.core.api.Assertions.catchThrowableOfType(
                Failure.class,
                () -> SessionsContract.END
                        .send(node.vertx.eventBus(), ofAda, new Caller("max", Role.MEMBER))
                        .await());
        assertThat(refused.code()).isEqualTo(FailureCode.NOT_FOUND);
        assertThat(browser.get("/").body()).contains("user: ada");

        FakeNode.await(SessionsContract.END.send(node.vertx.eventBus(), ofAda, new Caller("ada", Role.MEMBER)));
        assertThat(browser.get("/").body()).contains("user: anonymous");
        assertThat(other.get("/").body()).contains("user: max");
    }

    @Test
    @DisplayName("signs everybody out of an account whose password or role is another one, but for sessions after that")
    void followsAccounts() {
        browser.signIn("ada", FakeNode.PASSWORD);
        AccountsContract.CHANGED.publish(
                node.vertx.eventBus(),
                new AccountChange("ada", true, "ca", Instant.now().minusSeconds(60)));
        AccountsContract.CHANGED.publish(node.vertx.eventBus(), new AccountChange("ada", false, "es", Instant.now()));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> browser.get("/").body().contains("language: es"));

        AccountsContract.CHANGED.publish(
                node.vertx.eventBus(),
                new AccountChange("ada", true, "ca", Instant.now().plusMillis(1)));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> browser.get("/").body().contains("user: anonymous"));
    }

    @Test
    @DisplayName("keeps the language that somebody chooses with the account")
    void language() {
        browser.signIn("max", FakeNode.PASSWORD);
        browser.post("/languages", Map.of("language", "es", "csrf", browser.token("/")));

        assertThat(node.asked.get(AccountsContract.CHOOSE_LANGUAGE.address()))
                .containsExactly(new Caller("max", Role.MEMBER));
        assertThat(browser.get("/").body()).contains("language: es");
    }
}
