package org.cloudy.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.cloudy.bus.Role;
import org.cloudy.bus.accounts.AccountRole;
import org.cloudy.bus.accounts.FactorProof;
import org.cloudy.bus.accounts.NewAccount;
import org.cloudy.bus.accounts.PasswordChange;
import org.cloudy.bus.audit.AuditQuery;
import org.cloudy.bus.system.NodeRename;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The pages about people and what they did. */
class PeoplePagesIT {
    private final Vertx vertx = Vertx.vertx();
    private final Stage stage = new Stage(vertx, Clock.fixed(Sample.NOW, ZoneOffset.UTC));
    private final HttpClient client = HttpClient.newHttpClient();
    private int port;

    @BeforeEach
    void open() throws Exception {
        port = stage.open(0).await(30, TimeUnit.SECONDS).actualPort();
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().await(30, TimeUnit.SECONDS);
    }

    @Test
    @DisplayName("A password is changed when both new ones are equal")
    void changesPassword() throws Exception {
        Map<String, String> unequal = Map.of("old", "four blue cats", "fresh", "five green dogs", "repeat", "other");
        HttpResponse<String> refused = post("/system/account/password", unequal);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("The two passwords differ.").doesNotContain("five green dogs");
        assertThat(stage.fakes.asked).isEmpty();

        Map<String, String> equal =
                Map.of("old", "four blue cats", "fresh", "five green dogs", "repeat", "five green dogs");
        assertThat(location(post("/system/account/password", equal)))
                .isEqualTo("/system/account?notice=password-changed");
        assertThat(stage.fakes.asked).containsExactly(new PasswordChange("four blue cats", "five green dogs"));
    }

    @Test
    @DisplayName("A second factor is scanned, confirmed by a code, and its recovery codes are shown once")
    void enrols() throws Exception {
        HttpResponse<String> scan = post("/system/account/factor", Map.of("password", "four blue cats"));
        assertThat(scan.body()).contains("class=\"qr-ink\"", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        HttpResponse<String> wrong = post("/system/account/factor/confirm", Map.of("code", "000000"));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("Wrong code.").doesNotContain("abcd-efgh");
        assertThat(post("/system/account/factor/confirm", Map.of("code", "123456"))
                        .body())
                .contains("abcd-efgh-ijkl-mnop");
    }

    @Test
    @DisplayName("Other recovery codes are made with password and code, and shown once")
    void renewsCodes() throws Exception {
        Map<String, String> form = Map.of("password", "four blue cats", "code", "123456");
        assertThat(post("/system/account/factor/codes", form).body()).contains("bcde-fghi-jklm-nopq");
        assertThat(stage.fakes.asked).containsExactly(new FactorProof(null, "four blue cats", "123456"));
    }

    @Test
    @DisplayName("An administrator makes users and changes them; what is refused is told beside the form")
    void managesUsers() throws Exception {
        Map<String, String> form = Map.of(
                "user",
                "Bad Name",
                "role",
                "admin",
                "language",
                "es",
                "password",
                "0123456789",
                "repeat",
                "0123456789");
        HttpResponse<String> refused = post("/system/users/new", form);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("No spaces.", "value=\"Bad Name\"").doesNotContain("0123456789");
        assertThat(stage.fakes.asked).containsExactly(new NewAccount("Bad Name", Role.ADMIN, "es", "0123456789"));

        stage.fakes.asked.clear();
        assertThat(location(post("/system/users/joan/role", Map.of("role", "member"))))
                .isEqualTo("/system/users/joan?notice=user-changed");
        assertThat(stage.fakes.asked).containsExactly(new AccountRole("joan", Role.MEMBER));
        HttpResponse<String> last = post("/system/users/marta/remove", Map.of());
        assertThat(last.statusCode()).isEqualTo(409);
        assertThat(last.body()).contains("The last administrator.");
        assertThat(get("/system/users/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("The trail is told in words, harmlessly, in pages, and as a file")
    void showsTrail() throws Exception {
        String html = get("/system/audit?text=squid&since=2026-11-01").body();
        assertThat(html)
                .contains("Work on a service", "squid start", "Command line", "cloudy.unheard.of", "&lt;b&gt;eve")
                .doesNotContain("<b>eve")
                .contains("/system/audit?text&#x3D;squid&amp;since&#x3D;2026-11-01&amp;before&#x3D;6");
        assertThat(stage.fakes.asked)
                .singleElement()
                .satisfies(query -> assertThat(((AuditQuery) query).text()).isEqualTo("squid"));
        HttpResponse<String> csv = get("/system/audit/audit.csv");
        assertThat(csv.headers().firstValue("content-type").orElse("")).startsWith("text/csv");
        assertThat(csv.body()).startsWith("number,time,").contains("\"squid start\"");
    }

    @Test
    @DisplayName("The node is renamed by administrators alone")
    void renames() throws Exception {
        assertThat(location(post("/system/name", Map.of("name", " casa-nova "))))
                .isEqualTo("/system?notice=renamed");
        assertThat(stage.fakes.asked).containsExactly(new NodeRename("casa-nova"));
        for (String path : new String[] {"/system/name", "/system/users", "/system/users/new", "/system/audit"}) {
            assertThat(get(path + "?as=member").statusCode()).as(path).isEqualTo(403);
        }
        assertThat(get("/system?as=member").body()).doesNotContain("/system/users", "/system/audit");
        assertThat(get("/system/account?as=guest").statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address(path)));
    }

    private HttpResponse<String> post(String path, Map<String, String> form) throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("location").orElse("none");
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
    }
}
