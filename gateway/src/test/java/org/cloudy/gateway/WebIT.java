package org.cloudy.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The pages' door")
final class WebIT {
    /** Long enough for a visitor to go on to the next page, also on a machine that is busy. */
    private static final Duration IDLE = Duration.ofSeconds(5);

    @TempDir
    static Path data;

    static FakeNode node;

    private Browser browser;

    @BeforeAll
    static void open() {
        node = new FakeNode(data).start();
    }

    @AfterAll
    static void close() {
        node.close();
    }

    @BeforeEach
    void openBrowser() {
        browser = new Browser(node);
    }

    @ParameterizedTest(name = "«{0}»")
    @ValueSource(
            strings = {
                "/",
                "/login",
                "/nowhere",
                "/capabilities",
                "/broken",
                "/health",
                "/metrics",
                "/assets/none",
                "/bus/info",
                "/bus/evil"
            })
    @DisplayName("tells the browser on every answer to run nothing that is not the node's own")
    void securityHeaders(String path) {
        HttpResponse<String> answer = browser.get(path);

        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains(
                                "default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                        .contains("ws://127.0.0.1:" + node.config.http())
                        .doesNotContain("unsafe", "*"));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
    }

    @Test
    @DisplayName("signs somebody in with the right password, and back to where he was")
    void signsIn() {
        HttpResponse<String> answer = browser.post(
                "/login",
                Map.of(
                        "user",
                        "ada",
                        "password",
                        FakeNode.PASSWORD,
                        "returnTo",
                        "/capabilities?x=1",
                        "csrf",
                        browser.token("/login")));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/capabilities?x=1");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("cloudy-" + node.config.http() + "=")
                        .containsIgnoringCase("HttpOnly")
                        .contains("SameSite=Lax"));
        assertThat(browser.get("/").body()).contains("user: ada", "language: ca");
    }

    @Test
    @DisplayName("gives every login a new session, and ends the one before")
    void newSession() {
        browser.signIn("ada", FakeNode.PASSWORD);
        String first = session();
        browser.post("/login", Map.of("user", "max", "password", FakeNode.PASSWORD, "csrf", browser.token("/")));
        Browser thief = new Browser(node);

        assertThat(session()).isNotEqualTo(first);
        assertThat(thief.get("/", "Cookie", "cloudy-" + node.config.http() + "=" + first)
                        .body())
                .contains("user: anonymous");
    }

    @Test
    @DisplayName("does not take over a session id that somebody planted")
    void noFixation() {
        String planted = "cloudy-" + node.config.http() + "=" + "a".repeat(64);

        assertThat(browser.get("/", "Cookie", planted).body()).contains("user: anonymous");
        assertThat(browser.get("/", "Cookie", planted).headers().allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.startsWith("cloudy-" + node.config.http() + "="));
    }

    @Test
    @DisplayName("says why a login failed and keeps the typed name, not the password")
    void wrongLogin() {
        HttpResponse<String> answer = browser.signIn("ada", "wrong battery");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("user: ada", "problem: wrong-password-sentence")
                .doesNotContain("wrong battery");
        assertThat(browser.get("/").body()).contains("user: anonymous");
    }

    @Test
    @DisplayName("signs out")
    void signsOut() {
        browser.signIn("ada", FakeNode.PASSWORD);
        String old = session();

        HttpResponse<String> answer = browser.post("/logout", Map.of("csrf", browser.token("/")));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(browser.get("/").body()).contains("user: anonymous");
        assertThat(new Browser(node)
                        .get("/", "Cookie", "cloudy-" + node.config.http() + "=" + old)
                        .body())
                .contains("user: anonymous");
    }

    @Test
    @DisplayName("sends whoever is not signed in to the login page, and from there back")
    void asksToSignIn() {
        HttpResponse<String> answer = browser.get("/capabilities?sort=name");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/login?return=%2Fcapabilities%3Fsort%3Dname");
        assertThat(browser.get("/login?return=%2Fcapabilities%3Fsort%3Dname").body())
                .contains("returnTo: /capabilities?sort=name");
    }

    @ParameterizedTest(name = "«{0}»")
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example",
                "javascript:alert(1)",
                "/\t/evil.example"
            })
    @DisplayName("never leads to another site after the login")
    void noOpenRedirect(String evil) {
        HttpResponse<String> answer = browser.post(
                "/login",
                Map.of(
                        "user",
                        "ada",
                        "password",
                        FakeNode.PASSWORD,
                        "returnTo",
                        evil,
                        "csrf",
                        browser.token("/login")));

        assertThat(answer.headers().firstValue("Location")).hasValue("/");
    }

    @Test
    @DisplayName("makes a change that comes from a page of its own")
    void ownForm() {
        browser.signIn("ada", FakeNode.PASSWORD);

        assertThat(browser.post("/change", Map.of("what", "x", "csrf", browser.token("/")))
                        .body())
                .isEqualTo("changed x");
        assertThat(browser.post("/change", Map.of("what", "y"), "X-CSRF-Token", browser.token("/"))
                        .body())
                .isEqualTo("changed y");
    }

    @Test
    @DisplayName("refuses a change with no token, a made-up one, or another person's")
    void forgedForm() {
        Browser other = new Browser(node);
        other.signIn("max", FakeNode.PASSWORD);
        browser.signIn("ada", FakeNode.PASSWORD);
        String anonymous = new Browser(node).token("/");

        for (String forged : new String[] {"", "a.b", "....", "é", other.token("/"), anonymous}) {
            HttpResponse<String> answer = browser.post("/change", Map.of("what", "x", "csrf", forged));
            assertThat(answer.statusCode()).as(forged).isEqualTo(403);
            assertThat(answer.body()).contains("aquest node").contains("title: No permès");
        }
        assertThat(browser.post("/change", Map.of("what", "x")).statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName("refuses a change that another site's page makes, were its token right")
    void otherOrigin() {
        browser.signIn("ada", FakeNode.PASSWORD);
        Map<String, String> form = Map.of("what", "x", "csrf", browser.token("/"));

        assertThat(browser.post("/change", form, "Origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/change", form, "Origin", "null").statusCode()).isEqualTo(403);
        assertThat(browser.post("/change", form, "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(browser.post(
                                "/change",
                                form,
                                "Origin",
                                "http://127.0.0.1:" + node.config.http(),
                                "Sec-Fetch-Site",
                                "same-origin")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("lets nobody sign another's browser in without a page of its own (login CSRF)")
    void loginNeedsToken() {
        assertThat(browser.post("/login", Map.of("user", "ada", "password", FakeNode.PASSWORD))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("ends a session in which nothing was asked, and leads back to the form after a new login")
    void expiredSession(@TempDir Path other) {
        try (FakeNode shortlived = new FakeNode(other)) {
            shortlived.start(IDLE, () -> {
                throw new IllegalStateException();
            });
            Browser visitor = new Browser(shortlived);
            visitor.signIn("ada", FakeNode.PASSWORD);
            String token = visitor.token("/");
            // Asking would make it last, so the store's clock is all there is to wait for.
            await().pollDelay(IDLE.multipliedBy(2)).atMost(IDLE.multipliedBy(9)).until(() -> true);

            HttpResponse<String> answer = visitor.post(
                    "/change", Map.of("what", "x", "csrf", token), "Referer", shortlived.url("/capabilities"));

            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location")).hasValue("/login?return=%2Fcapabilities");
            assertThat(visitor.get("/login").body()).contains("problem: You were signed out");
            assertThat(visitor.signIn("ada", FakeNode.PASSWORD).statusCode()).isEqualTo(303);
        }
    }

    @Test
    @DisplayName("keeps who is signed in when the node starts anew at once, and nobody who signed out")
    void startsAnew(@TempDir Path other) {
        try (FakeNode moving = new FakeNode(other).start()) {
            Browser stays = new Browser(moving);
            Browser leaves = new Browser(moving);
            stays.signIn("ada", FakeNode.PASSWORD);
            leaves.signIn("max", FakeNode.PASSWORD);
            String left = leaves.cookieHeader();
            leaves.post("/logout", Map.of("csrf", leaves.token("/")));

            moving.stop();
            moving.start();
            assertThat(stays.get("/").body()).contains("user: ada");
            assertThat(stays.get("/").body()).contains("user: ada");
            assertThat(new Browser(moving).get("/", "Cookie", left).body()).contains("user: anonymous");

            moving.stop();
            moving.start();
            assertThat(stays.get("/").body()).as("once more").contains("user: ada");
            String signedIn = stays.cookieHeader();
            stays.post("/logout", Map.of("csrf", stays.token("/")));
            assertThat(new Browser(moving).get("/", "Cookie", signedIn).body()).contains("user: anonymous");
        }
    }

    @Test
    @DisplayName("ends a session in its time of whoever does not come back after a new start")
    void staysAway(@TempDir Path other) {
        try (FakeNode moving = new FakeNode(other).start()) {
            Browser away = new Browser(moving);
            away.signIn("ada", FakeNode.PASSWORD);
            moving.stop();
            moving.start(Duration.ofMillis(300), () -> {
                throw new IllegalStateException("no certificate on loopback");
            });
            // Those that are over are cleared away from time to time, by a clock of which nobody is told.
            await().pollDelay(IDLE.multipliedBy(2)).atMost(IDLE.multipliedBy(9)).until(() -> true);
            assertThat(away.get("/").body()).contains("user: anonymous");
        }
    }

    @Test
    @DisplayName("takes a picture with the looks of a micro cloud, up to a bound")
    void pictures() {
        browser.signIn("ada", FakeNode.PASSWORD);
        Map<String, String> picture =
                Map.of("logo", "data:image/png;base64," + "AbC/".repeat(22_000), "csrf", browser.token("/"));

        assertThat(browser.post("/micro-cloud/describe", picture).statusCode()).isEqualTo(404);
        assertThat(browser.post("/change", picture).statusCode()).isEqualTo(413);
        assertThat(browser.post("/micro-cloud/describe", Map.of("logo", "x".repeat(170_000)))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    @DisplayName("refuses a form that is too large, in words")
    void tooLarge() {
        HttpResponse<String> answer = browser.post("/change", Map.of("what", "x".repeat(70_000)));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("too large");
    }

    @Test
    @DisplayName("says what is wrong: no such page, not in this way, its own mistake without the cause")
    void errorPages() {
        assertThat(browser.get("/nowhere").statusCode()).isEqualTo(404);
        assertThat(browser.get("/nowhere").body()).contains("error", "title: Page not found");
        assertThat(browser.get("/change").statusCode()).isEqualTo(405);
        assertThat(browser.get("/nowhere", "Accept-Language", "es-ES,es;q=0.9").body())
                .contains("Página no encontrada");
        HttpResponse<String> mistake = browser.get("/broken");
        assertThat(mistake.statusCode()).isEqualTo(500);
        assertThat(mistake.body())
                .contains("request: "
                        + mistake.headers().firstValue("X-Request-Id").orElseThrow())
                .doesNotContain("secret detail", "IllegalStateException", "\tat ");
    }

    @Test
    @DisplayName("tells a program in JSON what went wrong")
    void jsonErrors() {
        HttpResponse<String> answer = browser.get("/capabilities", "Accept", "application/json");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonObject problem = new JsonObject(answer.body());
        assertThat(problem.getString("code")).isEqualTo("FORBIDDEN");
        assertThat(problem.getString("key")).isEqualTo("failure.forbidden");
        assertThat(problem.getJsonObject("args").getString("role")).isEqualTo("MEMBER");
        assertThat(browser.get("/nowhere", "X-Requested-With", "XMLHttpRequest").body())
                .startsWith("{");
    }

    @ParameterizedTest(name = "«{0}»")
    @ValueSource(strings = {"evil.example", "evil.example:7000", "127.0.0.1.evil.example", "169.254.1.1", ""})
    @DisplayName("does not answer on loopback to names that are not its own (DNS rebinding)")
    void rebinding(String host) throws IOException {
        assertThat(raw("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .matches("(?s)HTTP/1.1 40[03] .*");
    }

    @ParameterizedTest(name = "«{0}»")
    @ValueSource(strings = {"localhost", "LOCALHOST:7000", "[::1]", "sample", "sample.local:80"})
    @DisplayName("answers to its own names")
    void ownNames(String host) throws IOException {
        assertThat(raw("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    @DisplayName("refuses headers without end")
    void longHeaders() throws IOException {
        assertThat(raw("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "x".repeat(20_000) + "\r\n\r\n"))
                .matches("(?s)HTTP/1.[01] 4(00|31) .*");
    }

    @Test
    @DisplayName("leads every page to the wizard until the node is set up, and then the wizard to the start")
    void setup(@TempDir Path other) {
        try (FakeNode fresh = new FakeNode(other)) {
            fresh.needsSetup = true;
            fresh.start();
            Browser visitor = new Browser(fresh);

            assertThat(visitor.get("/capabilities").headers().firstValue("Location"))
                    .hasValue("/setup");
            assertThat(visitor.get("/login").headers().firstValue("Location")).hasValue("/setup");
            assertThat(visitor.get("/setup").body()).isEqualTo("wizard");
            assertThat(visitor.get("/health").statusCode()).isEqualTo(200);
            fresh.needsSetup = false;
            assertThat(visitor.get("/").statusCode()).isEqualTo(200);
            assertThat(visitor.get("/setup").headers().firstValue("Location")).hasValue("/");
        }
    }

    @Test
    @DisplayName("speaks the language that was asked for, chosen, or is the browser's")
    void languages() {
        assertThat(browser.get("/").body()).contains("language: en");
        assertThat(browser.get("/", "Accept-Language", "fr,ca;q=0.5").body()).contains("language: ca");
        assertThat(browser.get("/?lang=es", "Accept-Language", "ca").body()).contains("language: es");
        browser.post("/languages", Map.of("language", "ca", "csrf", browser.token("/")));
        assertThat(browser.get("/").body()).contains("language: ca");
        browser.post("/languages", Map.of("language", "xx", "csrf", browser.token("/")));
        assertThat(browser.get("/").body()).contains("language: ca");
    }

    @Test
    @DisplayName("tells its health, and on this machine where its cluster is")
    void health() {
        JsonObject health = new JsonObject(browser.get("/health").body());

        assertThat(health.getString("status")).isEqualTo("up");
        assertThat(health.getString("name")).isEqualTo("sample");
        assertThat(health.getString("version")).isEqualTo("sample");
        assertThat(health.getString("node")).hasSize(16);
        assertThat(health.getString("cluster")).isEqualTo("127.0.0.1:" + node.config.cluster());
        assertThat(browser.get("/health", "X-Forwarded-For", "203.0.113.7").body())
                .doesNotContain("cluster");
    }

    @Test
    @DisplayName("shows metrics on this machine, and through a proxy to members only")
    void metrics() {
        browser.get("/nowhere/" + System.nanoTime());
        assertThat(browser.get("/metrics").body())
                .contains("cloudy_http_requests_seconds_count{method=\"GET\",route=\"other\",status=\"4xx\"}")
                .doesNotContain("nowhere");
        assertThat(browser.get("/metrics", "X-Forwarded-For", "203.0.113.7").statusCode())
                .isEqualTo(303);
        browser.signIn("max", FakeNode.PASSWORD);
        assertThat(browser.get("/metrics", "X-Forwarded-For", "203.0.113.7").statusCode())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("serves assets of the right type, for good where the address has their hash")
    void assets() {
        String url = new Assets(node.vertx).url("test/sample.js");
        HttpResponse<String> hashed = browser.get(url);
        HttpResponse<String> plain = browser.get("/assets/test/sample.js");

        assertThat(hashed.headers().firstValue("Content-Type")).hasValue("text/javascript; charset=utf-8");
        assertThat(hashed.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("immutable"));
        assertThat(plain.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(browser.get(
                                "/assets/test/sample.js",
                                "If-None-Match",
                                plain.headers().firstValue("ETag").orElseThrow())
                        .statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest(name = "«{0}»")
    @ValueSource(
            strings = {
                "/assets/../logback-test.xml",
                "/assets/%2e%2e/logback-test.xml",
                "/assets/..%2flogback-test.xml",
                "/assets/",
                "/assets/test",
                "/assets//etc/passwd",
                "/assets/test/.hidden"
            })
    @DisplayName("serves nothing but assets there")
    void noTraversal(String path) throws IOException {
        assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .matches("(?s)HTTP/1.1 40[04] .*");
    }

    private String session() {
        return browser.cookies().stream()
                .filter(cookie -> cookie.getName().equals("cloudy-" + node.config.http()))
                .map(HttpCookie::getValue)
                .findAny()
                .orElse("");
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.config.http())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readNBytes(4096), StandardCharsets.ISO_8859_1);
        }
    }
}
