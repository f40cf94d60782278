package org.cloudy.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.cloudy.bus.backup.BackupWish;
import org.cloudy.bus.backup.DepositName;
import org.cloudy.bus.backup.SpaceOffer;
import org.cloudy.bus.capabilities.Action;
import org.cloudy.bus.capabilities.ActionRequest;
import org.cloudy.bus.capabilities.Configuration;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.capabilities.PluginText;
import org.cloudy.bus.discovery.ChangeKind;
import org.cloudy.bus.discovery.DiscoveryContract;
import org.cloudy.bus.discovery.ServiceChange;
import org.cloudy.bus.system.Setup;
import org.cloudy.bus.text.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages over HTTP, with a made-up micro cloud behind them. */
class PagesIT {
    private static final Pattern MISSING_KEY = Pattern.compile("\\bpage\\.[a-z][a-z-]*(\\.[a-z0-9_-]+)*");
    private static final Pattern LEFT_OVER = Pattern.compile("\\{[a-zA-Z]+}|\\{\\{");
    private static final Pattern LINK = Pattern.compile("href=\"([^\"]*)\"");

    private final Vertx vertx = Vertx.vertx();
    private final Stage stage = new Stage(vertx, Clock.fixed(Sample.NOW, ZoneOffset.UTC));
    private final HttpClient client = HttpClient.newHttpClient();
    private int port;

    static Stream<Arguments> pagesInAllLanguages() {
        List<Arguments> all = new ArrayList<>();
        for (String language : Messages.LANGUAGES) {
            for (String path : List.of(
                    "/",
                    "/search",
                    "/search?text=radio",
                    "/search?text=radio&show=services",
                    "/search/places?text=radio",
                    "/search/index",
                    "/documents?id=" + Sample.PLAZA + "%2Fpaella",
                    "/documents/shared",
                    "/documents/shared/new",
                    "/documents/shared/change?id=" + Sample.SELF + "%2Fassemblea-x1",
                    "/documents/shared/withdraw?id=" + Sample.SELF + "%2Fassemblea-x1",
                    "/service?id=" + Sample.PLAZA + "%2F1",
                    "/nodes",
                    "/micro-cloud",
                    "/micro-cloud/map",
                    "/micro-cloud/leave",
                    "/micro-cloud/describe",
                    "/micro-cloud/expel?node=" + Sample.PLAZA,
                    "/micro-cloud/decide?approve=true&node=" + SampleCloud.CABIN,
                    "/micro-cloud/decide?approve=false&node=" + SampleCloud.CABIN,
                    "/network-services",
                    "/community-cloud",
                    "/capabilities/squid",
                    "/capabilities/dns",
                    "/capabilities/snmp",
                    "/capabilities/squid/log",
                    "/capabilities/squid/remove",
                    "/system/plugins",
                    "/system/plugins/add",
                    "/system/plugins/remove?name=broken.yaml",
                    "/jobs",
                    "/jobs/14",
                    "/jobs/12",
                    "/jobs/14/cancel",
                    "/system",
                    "/system/updates",
                    "/system/updates/changelog?name=libssl3",
                    "/system/logs",
                    "/system/diagnosis",
                    "/system/firewall",
                    "/system/firewall/ask",
                    "/system/power",
                    "/system/power/ask?what=node&act=restart",
                    "/system/power/ask?what=node&act=shut-down",
                    "/system/power/ask?what=machine&act=restart",
                    "/system/power/ask?what=machine&act=shut-down",
                    "/system/account",
                    "/system/account/factor",
                    "/system/account/factor/off",
                    "/system/account/factor/codes",
                    "/system/name",
                    "/system/users",
                    "/system/users/new",
                    "/system/users/joan",
                    "/system/users/joan/factor",
                    "/system/users/joan/remove",
                    "/system/backups",
                    "/system/backups/neighbours",
                    "/system/backups/neighbours/evict?node=" + Sample.SCHOOL + "&name=escola",
                    "/system/backups/neighbours/discard?node=" + Sample.PLAZA + "&id=abc&name=archive",
                    "/system/audit",
                    "/languages",
                    "/setup",
                    "/login")) {
                all.add(Arguments.of(language, path));
            }
        }
        return all.stream();
    }

    @BeforeEach
    void open() {
        HttpServer server = await(stage.open(0));
        port = server.actualPort();
    }

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pagesInAllLanguages")
    @DisplayName("Every page says all that it says in the visitor's language")
    void speaksEveryLanguage(String language, String path) {
        HttpResponse<String> page = get(path, "admin", language);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        String html = page.body();
        assertThat(html).contains("<html lang=\"" + language + "\"");
        assertThat(MISSING_KEY.matcher(html).results().map((MatchResult match) -> match.group()))
                .as("keys without a text")
                .isEmpty();
        assertThat(LEFT_OVER
                        .matcher(html.replaceAll("content='[^']*'", ""))
                        .results()
                        .map((MatchResult match) -> match.group()))
                .as("placeholders without a value")
                .isEmpty();
    }

    @Test
    @DisplayName("A visitor who has not signed in sees services and nodes, and nothing of the inside")
    void showsVisitorsLess() {
        String html = get("/", "guest", "en").body();
        assertThat(html).contains("Internet de l’ateneu", "ateneu-del-clot", "Sign in");
        assertThat(html)
                .doesNotContain("jobs-card", "capabilities-card", "node-card", "/network-services", "/system\"");
    }

    @Test
    @DisplayName("Nodes are shown with the time that was measured and the one that is predicted")
    void showsPredictedTimes() {
        assertThat(get("/nodes", "guest", "en").body())
                .containsSubsequence("Predicted", "escola-poblenou", ">4.6\u00a0ms<", ">4.1\u00a0ms<");
    }

    @Test
    @DisplayName("A member sees a capability without anything that changes it")
    void showsMembersNoButtons() {
        String html = get("/capabilities/squid", "member", "en").body();
        assertThat(html).contains("Only administrators can change the settings.", "<fieldset disabled>");
        assertThat(html).doesNotContain("action-stop", "action-remove", "action-repair", "capability-log-lines");
    }

    @Test
    @DisplayName("A script gets the middle of a page without what stands round it")
    void servesFragments() {
        String html = get("/search", "admin", "en", "HX-Request", "true").body();
        assertThat(html).contains("id=\"results\"").doesNotContain("<html", "id=\"menu\"");
    }

    @Test
    @DisplayName("A page tells which run of the node made it, so that its script knows the next one")
    void tellsItsRun() {
        String run = get("/nodes", "admin", "en", "HX-Request", "true")
                .headers()
                .firstValue("Cloudy-Run")
                .orElseThrow();
        assertThat(run).hasSizeGreaterThan(20);
        assertThat(get("/nodes", "admin", "en").body()).contains("data-run=\"" + run + "\"");
    }

    @Test
    @DisplayName("A hostile service is shown as harmless text on every page that shows it")
    void escapesHostileNames() {
        stage.fakes.services.clear();
        stage.fakes.services.add(Sample.hostile());
        stage.fakes.nodes.set(
                1,
                Sample.node(
                        Sample.SCHOOL, Sample.HOSTILE, Sample.HOSTILE, "javascript:alert(1)", false, 1.0, 1.0, 1, 1));
        String id = Sample.hostile().id().replace("/", "%2F");
        for (String path : List.of("/", "/search", "/nodes", "/service?id=" + id, "/search?text=%3Cscript%3Ealert")) {
            String html = get(path, "admin", "en").body();
            assertThat(html).as(path).doesNotContain("<script>alert").contains("&lt;script&gt;alert");
            assertThat(LINK.matcher(html).results().map((MatchResult match) -> match.group(1)))
                    .as(path)
                    .noneMatch(link -> link.startsWith("javascript:"));
        }
    }

    @Test
    @DisplayName("A change of services is on the next page, however new the page before was")
    void followsChanges() {
        assertThat(get("/search", "admin", "en").body()).doesNotContain("Ràdio nova");
        stage.fakes.services.add(Sample.service(
                Sample.PLAZA, 9, "_http._tcp", "Ràdio nova", "10.1.24.12", 8001, Health.PASSING, null, null, Map.of()));
        DiscoveryContract.SERVICES_CHANGED.publish(
                vertx.eventBus(), new ServiceChange(ChangeKind.APPEARED, stage.fakes.services.get(8)));
        // The clock stands still: without the event the page would stay as it was for good.
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> get("/search", "admin", "en").body().contains("Ràdio nova"));
    }

    @Test
    @DisplayName("A plugin with a mistake comes back with the place of it, and nothing is handed in")
    void showsMistakesOfPlugins() {
        HttpResponse<String> answer = post(
                "/system/plugins/check",
                Map.of("csrf", "token", "text", "id: x\r\nmenu: kitchen <b>\r\nicon: box\r\n"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("Line 2, column 7:", "kitchen is not possible here.")
                .contains("1 │ id: x\n2 │ menu: kitchen &lt;b&gt;\n  │       ^\n3 │ icon: box</pre>")
                .contains("\nid: x\nmenu: kitchen &lt;b&gt;\nicon: box\n</textarea>");
        assertThat(stage.fakes.asked).isEmpty();
    }

    @Test
    @DisplayName("A plugin without a mistake shows what it asks for, and is handed in when that is confirmed")
    void addsPlugins() {
        HttpResponse<String> shown = post("/system/plugins/check", Map.of("csrf", "token", "text", FakePlugins.SOUND));
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body())
                .contains(
                        "www-data",
                        "webfs",
                        "8090/tcp",
                        "_http._tcp",
                        "takes the place of version 3",
                        FakePlugins.SOUND);
        assertThat(stage.fakes.asked).isEmpty();

        HttpResponse<String> added = post("/system/plugins/add", Map.of("csrf", "token", "text", FakePlugins.SOUND));
        assertThat(added.statusCode()).isEqualTo(303);
        assertThat(added.headers().firstValue("Location")).hasValue("/capabilities/tool-library?notice=plugin-added");
        assertThat(stage.fakes.asked).containsExactly(new PluginText(FakePlugins.SOUND));
    }

    @Test
    @DisplayName("A plugin that cannot go says why; a broken one goes by the name of its file")
    void removesPlugins() {
        HttpResponse<String> refused = post("/system/plugins/remove", Map.of("csrf", "token", "name", "tool-library"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Remove the capability first.");

        assertThat(post("/system/plugins/remove", Map.of("csrf", "token", "name", "broken.yaml"))
                        .headers()
                        .firstValue("Location"))
                .hasValue("/system/plugins?notice=plugin-removed");
        assertThat(get("/system/plugins/remove?name=squid", "admin", "en").statusCode())
                .isEqualTo(404);
        assertThat(get("/system/plugins/add", "member", "en").statusCode()).isEqualTo(403);
        assertThat(get("/system/plugins", "member", "en").body())
                .contains("broken.yaml")
                .doesNotContain("/system/plugins/remove");
    }

    @Test
    @DisplayName("The schema of plugins is there for editors")
    void servesSchema() {
        HttpResponse<String> schema = get("/plugin.schema.json", "guest", "en");
        assertThat(schema.headers().firstValue("Content-Type")).hasValue("application/schema+json");
        assertThat(schema.body()).isEqualTo("{\"type\":\"object\"}");
    }

    @Test
    @DisplayName("Settings that are refused come back as they were typed, with what is wrong beside each")
    void keepsRefusedSettings() {
        HttpResponse<String> answer =
                post("/capabilities/squid", Map.of("csrf", "token", "name", "Mine & yours", "port", "80"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("value=\"Mine &amp; yours\"", "value=\"80\"", "A number from 1,024 to 65,535 is wanted.")
                .as("the page leaves alone what was typed")
                .contains("data-touched");
        assertThat(get("/capabilities/squid", "admin", "en").body()).doesNotContain("data-touched");
    }

    @Test
    @DisplayName("Settings that are taken lead back to the page, which says so")
    void savesSettings() {
        HttpResponse<String> answer = post("/capabilities/squid", Map.of("port", "3129"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location").orElse(""))
                .isEqualTo("/capabilities/squid?notice=settings-saved");
        assertThat(stage.fakes.asked)
                .singleElement()
                .hasToString(new Configuration("squid", Map.of("port", 3129)).toString());
        assertThat(get("/capabilities/squid?notice=settings-saved", "admin", "en")
                        .body())
                .contains("Settings saved.");
        assertThat(get("/capabilities/squid?notice=%3Cb%3E", "admin", "en").body())
                .doesNotContain("data-notice");
    }

    @Test
    @DisplayName("An action is asked for once and leads back; one that does not fit is explained on the page")
    void acts() {
        HttpResponse<String> started = post("/capabilities/dns/act", Map.of("action", "start"));
        assertThat(started.statusCode()).isEqualTo(303);
        assertThat(stage.fakes.asked).containsExactly(new ActionRequest("dns", Action.START));
        HttpResponse<String> refused = post("/capabilities/squid/act", Map.of("action", "stop"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Job 14 works on it already.", "id=\"capability-settings\"");
        assertThat(post("/capabilities/squid/act", Map.of("action", "explode")).statusCode())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("Removal makes a backup first, with a passphrase that was typed twice")
    void removes() {
        HttpResponse<String> slip = post(
                "/capabilities/dns/remove",
                Map.of("passphrase", "some words that nobody", "repeat", "some words that no body"));
        assertThat(slip.statusCode()).isEqualTo(400);
        assertThat(slip.body())
                .contains("The two passphrases are not the same.")
                .doesNotContain("some words");
        assertThat(stage.fakes.asked).isEmpty();

        HttpResponse<String> sent = post(
                "/capabilities/dns/remove",
                Map.of("passphrase", "some words that nobody", "repeat", "some words that nobody"));
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(sent.headers().firstValue("location").orElse("")).startsWith("/jobs/");
        assertThat(stage.fakes.asked).containsExactly(new BackupWish("dns", null, null, "some words that nobody"));
    }

    @Test
    @DisplayName(
            "A backup goes to a neighbour that was chosen, and comes back from there; the room that is given is a number")
    void keepsAtNeighbours() {
        post(
                "/system/backups/create",
                Map.of(
                        "capability",
                        "",
                        "folder",
                        "",
                        "neighbour",
                        Sample.PLAZA.value(),
                        "passphrase",
                        "some words that nobody",
                        "repeat",
                        "some words that nobody"));
        post(
                "/system/backups/neighbours/fetch",
                Map.of("node", Sample.PLAZA.value(), "id", "abcdefghijklmnopqrstuvwxy2"));
        post("/system/backups/neighbours/offer", Map.of("memberMegabytes", "500", "totalMegabytes", "many"));
        assertThat(stage.fakes.asked)
                .containsExactly(
                        new BackupWish(null, null, Sample.PLAZA, "some words that nobody"),
                        new DepositName(Sample.PLAZA, "abcdefghijklmnopqrstuvwxy2", null),
                        new SpaceOffer(500, -1));
        assertThat(post("/system/backups/neighbours/fetch", Map.of("node", "../x", "id", "x"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(get("/system/backups/neighbours", "admin", "en").body())
                .contains("&lt;b&gt;escola&lt;/b&gt;")
                .doesNotContain("<b>escola");
        assertThat(get("/system/backups", "admin", "en").body())
                .containsPattern("<option value=\"" + Sample.PLAZA + "\" selected>");
    }

    @Test
    @DisplayName("The wizard keeps what was typed but for passwords, and tells each field's problem beside it")
    void keepsWhatTheWizardWasTold() {
        Map<String, String> typed = Map.of(
                "code",
                "1234-5678",
                "nodeName",
                "casa marta",
                "user",
                "marta",
                "password",
                "short",
                "repeat",
                "short",
                "finish",
                "yes");
        HttpResponse<String> answer = post("/setup?lang=es", typed);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("lang=\"es\"", "value=\"1234-5678\"", "value=\"casa marta\"", "value=\"marta\"")
                .contains("Letters, digits and hyphens only.", "At least 10 characters.")
                .doesNotContain("value=\"short\"");
    }

    @Test
    @DisplayName("The wizard's passwords must be equal, and then the node is set up in the language of the page")
    void setsUp() {
        Map<String, String> unequal = Map.of("password", "four blue cats", "repeat", "four blue cat", "finish", "yes");
        assertThat(post("/setup", unequal).body()).contains("The two passwords differ.");
        assertThat(stage.fakes.asked).isEmpty();
        Map<String, String> equal = Map.of(
                "code",
                "1234-5678",
                "nodeName",
                "casa-marta",
                "user",
                "marta",
                "password",
                "four blue cats",
                "repeat",
                "four blue cats",
                "finish",
                "yes");
        HttpResponse<String> answer = post("/setup?lang=ca", equal);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location").orElse("")).isEqualTo("/?notice=welcome");
        assertThat(stage.fakes.asked)
                .containsExactly(new Setup("1234-5678", "ca", "casa-marta", "marta", "four blue cats"));
    }

    @Test
    @DisplayName("Switching the wizard's language keeps what was typed and sets nothing up")
    void switchesTheWizardsLanguage() {
        HttpResponse<String> answer = post("/setup?lang=ca", Map.of("nodeName", "casa-nova"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Et donem la benvinguda", "value=\"casa-nova\"");
        assertThat(stage.fakes.asked).isEmpty();
    }

    @Test
    @DisplayName("Why a capability has failed is told in the reader's language")
    void tellsWhyItFailed() {
        assertThat(get("/capabilities/dns", "admin", "en").body()).contains("named ended at its start");
        assertThat(get("/capabilities/dns", "admin", "es").body()).contains("named ha terminado al arrancar");
    }

    @Test
    @DisplayName("What is not there is told as such")
    void tellsWhatIsMissing() {
        assertThat(get("/capabilities/nothing", "admin", "en").statusCode()).isEqualTo(404);
        assertThat(get("/jobs/4711", "admin", "en").statusCode()).isEqualTo(404);
        assertThat(get("/service?id=gone", "admin", "en").body()).contains("This service is not offered any more.");
    }

    private HttpResponse<String> get(String path, String as, String language, String... headers) {
        String choice = (path.contains("?") ? "&" : "?") + "as=" + as + "&lang=" + language;
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path + choice));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpResponse<String> post(String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.await(30, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("not ready within 30 s", e);
        }
    }
}
