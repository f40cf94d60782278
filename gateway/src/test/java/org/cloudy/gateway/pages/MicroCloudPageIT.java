package org.cloudy.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.jobs.JobState;
import org.cloudy.bus.microcloud.Appearance;
import org.cloudy.bus.microcloud.Decision;
import org.cloudy.bus.microcloud.Founding;
import org.cloudy.bus.microcloud.InvitationToken;
import org.cloudy.bus.microcloud.InvitationWish;
import org.cloudy.bus.microcloud.Member;
import org.cloudy.bus.microcloud.MemberId;
import org.cloudy.bus.microcloud.MicroCloud;
import org.cloudy.bus.microcloud.MicroCloudContract;
import org.cloudy.bus.microcloud.NearbyClouds;
import org.cloudy.bus.microcloud.Plea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The page of the micro cloud")
class MicroCloudPageIT {
    private static final String PATH = "/micro-cloud";

    private final Vertx vertx = Vertx.vertx();
    private final Stage stage = new Stage(vertx, Clock.fixed(Sample.NOW, ZoneOffset.UTC));
    private final FakeMicroCloud fake = stage.fakes.microCloud;
    private final HttpClient client = HttpClient.newHttpClient();
    private int port;

    @BeforeEach
    void open() throws Exception {
        HttpServer server = stage.open(0).await(30, TimeUnit.SECONDS);
        port = server.actualPort();
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().await(30, TimeUnit.SECONDS);
    }

    static List<Arguments> changes() {
        return List.of(
                Arguments.of(
                        "create",
                        Map.of("name", " Hills ", "description", "On\r\nthe hill", "range", "", "colour", "#ff0000"),
                        new Founding(new Appearance("Hills", "On\nthe hill", null, null), null)),
                Arguments.of(
                        "create",
                        Map.of(
                                "name",
                                "Hills",
                                "description",
                                "",
                                "range",
                                " 10.9.0.0/16",
                                "coloured",
                                "true",
                                "colour",
                                "#ff0000",
                                "logo",
                                SampleCloud.LOGO),
                        new Founding(new Appearance("Hills", "", "#ff0000", SampleCloud.LOGO), "10.9.0.0/16")),
                Arguments.of("join", Map.of("token", " cloudy1-ab\r\n  cd "), new InvitationToken("cloudy1-abcd")),
                Arguments.of(
                        "ask",
                        Map.of("nearby", "192.168.1.12:7001 " + Sample.PLAZA, "endpoint", "", "message", " Hello "),
                        new Plea("192.168.1.12:7001", Sample.PLAZA, "Hello")),
                Arguments.of(
                        "ask",
                        Map.of("nearby", "", "endpoint", " 192.168.1.9:7001 ", "message", ""),
                        new Plea("192.168.1.9:7001", null, "")),
                Arguments.of("leave", Map.of(), Empty.EMPTY),
                Arguments.of(
                        "decide",
                        Map.of("node", SampleCloud.CABIN.value(), "approve", "true"),
                        new Decision(SampleCloud.CABIN, true)),
                Arguments.of(
                        "decide",
                        Map.of("node", SampleCloud.CABIN.value(), "approve", "false"),
                        new Decision(SampleCloud.CABIN, false)),
                Arguments.of("expel", Map.of("node", Sample.PLAZA.value()), new MemberId(Sample.PLAZA)),
                Arguments.of(
                        "describe",
                        Map.of("name", "Valley", "description", "Low"),
                        new Appearance("Valley", "Low", null, SampleCloud.LOGO)),
                Arguments.of(
                        "describe",
                        Map.of(
                                "name",
                                "Valley",
                                "description",
                                "Low",
                                "no-logo",
                                "true",
                                "coloured",
                                "true",
                                "colour",
                                "x"),
                        new Appearance("Valley", "Low", "x", null)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("changes")
    @DisplayName("sends what was typed, once, and leads back to itself")
    void changes(String form, Map<String, String> typed, Record wanted) {
        HttpResponse<String> answer = post("/" + form, typed);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location").orElse("")).startsWith(PATH);
        assertThat(stage.fakes.asked).containsExactly(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "join", "ask", "leave", "decide", "expel", "describe", "invite"})
    @DisplayName("tells why something was refused, and keeps what was typed")
    void refused(String form) {
        fake.refusal = Optional.of(
                Failure.of(FailureCode.CONFLICT, "failure.received", Map.of("message", "That does not go now.")));
        fake.cloud = form.equals("describe") || form.equals("invite") ? SampleCloud.one() : SampleCloud.none();

        HttpResponse<String> answer = post(
                "/" + form,
                Map.of(
                        "name",
                        "Mine & yours",
                        "description",
                        "Long",
                        "token",
                        "cloudy1-kept",
                        "endpoint",
                        "kept.example:7001",
                        "message",
                        "Hello & bye",
                        "node",
                        Sample.PLAZA.value()));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("That does not go now.", "role=\"alert\"");
        switch (form) {
            case "create", "describe" -> assertThat(answer.body()).contains("value=\"Mine &amp; yours\"", ">Long<");
            case "join" -> assertThat(answer.body()).contains(">cloudy1-kept<");
            case "ask" ->
                assertThat(answer.body()).contains("value=\"kept.example:7001\"", "value=\"Hello &amp; bye\"");
            default -> assertThat(answer.body()).contains("cloud-head");
        }
    }

    @Test
    @DisplayName("tells what is wrong with a field beside it")
    void fields() {
        fake.cloud = SampleCloud.none();

        assertThat(post("/create", Map.of("name", "", "description", "x")).body())
                .contains("id=\"name-problem\">", "1 to 63 bytes on one line");
        assertThat(post("/join", Map.of("token", "nonsense")).body())
                .contains("id=\"token-problem\">", "That is no invitation.", ">nonsense<");
        fake.cloud = SampleCloud.one();
        assertThat(post("/describe", Map.of("name", "", "description", "x")).body())
                .contains("id=\"name-problem\">", "1 to 63 bytes on one line");
    }

    @Test
    @DisplayName("offers the ways into a micro cloud to administrators only, and to others says who can")
    void none() {
        fake.cloud = SampleCloud.none();

        assertThat(get("", "admin").body())
                .contains("id=\"create\"", "id=\"join\"", "id=\"ask\"", "Turó de la Peira", "ateneu-del-clot")
                .containsPattern("Id of this node.*<code class=\"break\">[a-z2-7]{16}</code>");
        assertThat(get("", "member").body())
                .contains("Whoever runs this node can create")
                .doesNotContain("id=\"create\"", "id=\"join\"", "id=\"ask\"", "Turó de la Peira");
        fake.nearby = new NearbyClouds(List.of());
        assertThat(get("", "admin").body()).contains("No micro cloud is heard near by.");
    }

    @Test
    @DisplayName("shows members without what only administrators may do")
    void members() {
        assertThat(get("", "admin").body())
                .contains(
                        "id=\"invite\"",
                        "id=\"leave\"",
                        "id=\"expel-" + Sample.PLAZA,
                        "id=\"approve-" + SampleCloud.CABIN)
                .doesNotContain("id=\"expel-" + Sample.SELF);
        assertThat(get("", "member").body())
                .contains("ateneu-del-clot", "via ateneu-del-clot", "cabanya-del-turo", "sóc la Laia", "founder")
                .doesNotContain("id=\"invite\"", "id=\"leave\"", "id=\"expel-", "id=\"approve-", "id=\"refuse-");
    }

    @Test
    @DisplayName("is for those who have signed in")
    void guests() {
        assertThat(get("", "guest").statusCode()).isEqualTo(403);
        assertThat(get("/map", "guest").statusCode()).isEqualTo(403);
        assertThat(stage.fakes.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"leave", "expel?node=p2lazaclotbcn777", "decide?approve=true&node=cabanyadelturo22"})
    @DisplayName("asks before harm, in words, and does nothing until it is sent")
    void asksFirst(String question) {
        String html = get("/" + question, "admin").body();

        assertThat(html).contains("class=\"sheet\"", "id=\"dialog-title\"", "method=\"post\"");
        assertThat(stage.fakes.asked).isEmpty();
    }

    @Test
    @DisplayName("says so when the node that is asked about is gone")
    void gone() {
        assertThat(get("/expel?node=goneisthenode222", "admin").statusCode()).isEqualTo(404);
        assertThat(get("/expel?node=nonsense", "admin").statusCode()).isEqualTo(404);
        assertThat(get("/expel?node=" + Sample.SELF, "admin").statusCode()).isEqualTo(404);
        assertThat(get("/decide?node=goneisthenode222", "admin").statusCode()).isEqualTo(404);
        assertThat(post("/expel", Map.of("node", "nonsense")).statusCode()).isEqualTo(404);
        fake.cloud = SampleCloud.none();
        assertThat(get("/leave", "admin").statusCode()).isEqualTo(409);
    }

    @Test
    @DisplayName("shows an invitation as text and as a code that is drawn without any script or style")
    void invitation() {
        HttpResponse<String> answer = post("/invite", Map.of("minutes", "1440"));

        assertThat(stage.fakes.asked).containsExactly(new InvitationWish(1440));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("<code class=\"token\" id=\"token\">" + FakeMicroCloud.TOKEN + "</code>")
                .contains("cloudy microcloud join " + FakeMicroCloud.TOKEN, "data-copy=\"token\"")
                .containsPattern("<path class=\"qr-ink\" d=\"M\\d+ \\d+h")
                .contains("<option value=\"1440\" selected>")
                .doesNotContain(" style=");
        assertThat(get("/invite", "admin").headers().firstValue("location")).hasValue(PATH);
    }

    @Test
    @DisplayName("draws the links of all members, and tells the same as a table")
    void map() {
        String html = get("/map", "member").body();

        assertThat(html).contains("edge edge-direct edge-3", "edge edge-relayed", "edge edge-unreachable");
        assertThat(html).contains("casa-marta – ateneu-del-clot", "place place-silent");
        assertThat(html)
                .as("a link of which one end alone tells")
                .contains("<td role=\"cell\">casa-marta – hort-de-la-mina</td>");
        assertThat(html).contains("casa-marta lost biblioteca-fabra.", "22 min ago");
    }

    @Test
    @DisplayName("tells a job that moves the node, and that the node may go for a moment")
    void moving() {
        fake.cloud = SampleCloud.none();
        stage.fakes.jobs.add(0, fake.moving(JobState.RUNNING));
        assertThat(get("", "admin").body())
                .contains("data-moving", "Checking who the members are", "Join a micro cloud")
                .doesNotContain("id=\"create\"");

        stage.fakes.jobs.set(0, fake.moving(JobState.SUCCEEDED));
        assertThat(get("", "admin").body()).contains("data-moving");
        stage.fakes.jobs.set(0, fake.moving(JobState.FAILED));
        assertThat(get("", "admin").body()).doesNotContain("data-moving").contains("id=\"create\"");
    }

    @Test
    @DisplayName("puts name, colour and picture of the micro cloud on every page, and follows their change")
    void frame() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> getFrom("/search", "guest").body().contains("fill=\"#1f6f8b\""));
        String html = getFrom("/search", "guest").body();
        assertThat(html).contains("Barcelona est");
        String picture = html.replaceAll("(?s).*class=\"where-picture\" src=\"([^\"]+)\".*", "$1")
                .replace("&#x3D;", "=");
        HttpResponse<String> got = getFrom(picture, "guest");
        assertThat(got.headers().firstValue("content-type")).hasValue("image/png");
        assertThat(got.headers().firstValue("cache-control").orElse("")).contains("immutable");

        MicroCloudContract.CHANGED.publish(
                vertx.eventBus(),
                looking(new Appearance("<b>Hostile</b>", "", "red\" onload=\"x", "javascript:alert(1)")));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> getFrom("/search", "guest").body().contains("&lt;b&gt;Hostile"));
        assertThat(getFrom("/search", "guest").body())
                .doesNotContain("cloud-stripe", "where-picture", "onload", "javascript:");
        assertThat(getFrom("/micro-cloud/picture", "guest").statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("shows what hostile members call themselves as harmless text, and no links but theirs")
    void hostile() {
        Member bad = SampleCloud.member(
                SampleCloud.LIBRARY, Sample.HOSTILE, Sample.HOSTILE, 1, null, true, null, null, Double.NaN);
        fake.cloud = new MicroCloud(
                "c7oudofbarcelona",
                new Appearance(Sample.HOSTILE, Sample.HOSTILE, null, null),
                "10.83.0.0/16",
                Sample.NOW,
                Sample.SELF,
                "10.83.4.17",
                List.of(bad),
                List.of());

        assertThat(get("", "admin").body()).contains("&lt;script&gt;alert").doesNotContain("<script>alert");
    }

    private static MicroCloud looking(Appearance appearance) {
        MicroCloud one = SampleCloud.one();
        return new MicroCloud(
                one.id(),
                appearance,
                one.range(),
                one.founded(),
                one.founder(),
                one.address(),
                one.members(),
                one.requests());
    }

    private HttpResponse<String> get(String path, String as) {
        return getFrom(PATH + path, as);
    }

    private HttpResponse<String> getFrom(String path, String as) {
        return send(HttpRequest.newBuilder(address(path + (path.contains("?") ? "&" : "?") + "as=" + as)));
    }

    private HttpResponse<String> post(String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(address(PATH + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
