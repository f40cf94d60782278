package org.cloudy.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.diagnosis.RepairWish;
import org.cloudy.bus.firewall.FirewallState;
import org.cloudy.bus.logs.LogLevel;
import org.cloudy.bus.logs.LogSearch;
import org.cloudy.bus.notices.Notice;
import org.cloudy.bus.notices.Severity;
import org.cloudy.bus.power.PowerWish;
import org.cloudy.bus.text.Text;
import org.cloudy.bus.updates.Automatic;
import org.cloudy.bus.updates.UpdateWish;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The pages of what keeps a node well over HTTP, with a made-up node behind them. */
class UpkeepPagesIT {
    private final Vertx vertx = Vertx.vertx();
    private final Stage stage = new Stage(vertx, Clock.fixed(Sample.NOW, ZoneOffset.UTC));
    private final HttpClient client = HttpClient.newHttpClient();
    private int port;

    @BeforeEach
    void open() throws TimeoutException {
        port = stage.open(0).await(30, TimeUnit.SECONDS).actualPort();
    }

    @AfterEach
    void close() throws TimeoutException {
        vertx.close().await(30, TimeUnit.SECONDS);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
    }

    private String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)))
                .body();
    }

    private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    @Test
    @DisplayName("Updates are shown with versions and size, what others wrote as text; one, some or all are applied")
    void updates() throws IOException, InterruptedException {
        assertThat(get("/system/updates"))
                .contains("libssl3", "3.0.16-1~deb12u1 → 3.0.17-1~deb12u3", "2\u00a0MB", "Security")
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain(Sample.HOSTILE);

        post("/system/updates/apply", "name=libssl3&name=squid");
        post("/system/updates/apply", "");
        HttpResponse<String> switched = post("/system/updates/automatic", "on=false");

        assertThat(switched.statusCode()).isEqualTo(303);
        assertThat(stage.fakes.asked)
                .containsExactly(
                        new UpdateWish(List.of("libssl3", "squid")), new UpdateWish(List.of()), new Automatic(false));
        assertThat(get("/system/updates/changelog?name=libssl3")).contains("openssl (3.0.17");
        assertThat(get("/system/updates/changelog?name=squid")).contains("No news.");
    }

    @Test
    @DisplayName("While the package manager takes its time the page says so, and shows what was known before")
    void slowUpdates() throws IOException, InterruptedException {
        Promise<Void> first = Promise.promise();
        stage.fakes.upkeep.apt = first.future();
        assertThat(get("/system/updates"))
                .contains("Looking for updates", "data-refresh-every=\"2\"")
                .doesNotContain("libssl3", "id=\"updates-all\"", "everything is up to date");
        first.complete();
        assertThat(get("/system/updates")).contains("libssl3").doesNotContain("Looking for updates");

        Promise<Void> second = Promise.promise();
        stage.fakes.upkeep.apt = second.future();
        assertThat(get("/system/updates")).contains("libssl3", "Looking for updates");
        second.fail(Failure.of(FailureCode.UNAVAILABLE, "failure.nobody-serves"));
        assertThat(send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/system/updates")))
                        .statusCode())
                .isEqualTo(503);
        stage.fakes.upkeep.apt = Future.succeededFuture();
        assertThat(get("/system/updates")).contains("libssl3").doesNotContain("Looking for updates");
    }

    @Test
    @DisplayName("What somebody should look at stands on the first page in words, with the way to where more is told")
    void notices() throws IOException, InterruptedException {
        stage.fakes.upkeep.notices.add(new Notice(
                "upkeep:heap",
                Severity.CRITICAL,
                Text.verbatim("Hardly any is left."),
                "/system/diagnosis",
                Sample.NOW));
        stage.fakes.upkeep.notices.add(
                new Notice("test:nowhere", Severity.WARNING, Text.verbatim("Nobody knows more."), null, Sample.NOW));

        assertThat(get("/"))
                .contains("<a href=\"/system/diagnosis\">Hardly any is left.</a>", "<span>Nobody knows more.</span>");
    }

    @Test
    @DisplayName("Where the node may not change packages, or a member looks, there is nothing to press")
    void updatesByHand() throws IOException, InterruptedException {
        assertThat(get("/system/updates?as=member")).contains("libssl3").doesNotContain("id=\"updates-all\"");

        stage.fakes.upkeep.command = "sudo apt-get upgrade";

        assertThat(get("/system/updates"))
                .contains("sudo apt-get upgrade")
                .doesNotContain("id=\"updates-all\"", "id=\"automatic-switch\"");
    }

    @Test
    @DisplayName("Logs are looked for as the address says, and downloaded in the same way")
    void logs() throws IOException, InterruptedException {
        String query = "?source=node&level=warning&text=broke&from=2026-11-20T10:00&until=2026-11-20T12:00&follow=true";
        String page = get("/system/logs" + query);

        assertThat(page)
                .contains(
                        "It broke",
                        "data-refresh-every=\"2\"",
                        "value=\"broke\"",
                        "/system/logs/download?source&#x3D;node")
                .doesNotContain(Sample.HOSTILE);
        assertThat(stage.fakes.asked).first().isInstanceOfSatisfying(LogSearch.class, search -> {
            assertThat(search.source()).isEqualTo("node");
            assertThat(search.level()).isEqualTo(LogLevel.WARNING);
            assertThat(search.text()).isEqualTo("broke");
            assertThat(Duration.between(search.since(), search.until())).isEqualTo(Duration.ofHours(2));
        });
        assertThat(get("/system/logs/download" + query)).contains("ERROR node [vert.x-1] o.c.s.Squid It broke\n");
        assertThat(get("/system/logs?from=yesterday")).contains("yesterday is no date with a time.");
        assertThat(get("/system/logs?level=grave&span=aeon")).contains("It broke");
    }

    @Test
    @DisplayName("Every check is shown under its part, and what can be is repaired, a part or all")
    void diagnosis() throws IOException, InterruptedException {
        assertThat(get("/system/diagnosis"))
                .contains(
                        "id=\"part-node\"",
                        "id=\"part-squid\"",
                        "2 findings",
                        "id=\"repair-squid\"",
                        "id=\"repair-all\"")
                .doesNotContain("id=\"repair-node\"");
        assertThat(get("/system/diagnosis?as=member")).doesNotContain("id=\"repair-");

        post("/system/diagnosis/repair?as=admin", "part=squid");
        post("/system/diagnosis/repair", "");

        assertThat(stage.fakes.asked).containsExactly(new RepairWish(List.of("squid")), new RepairWish(List.of()));
    }

    @Test
    @DisplayName("The node is asked about before it restarts; then a page waits for it that leads on in its next life")
    void power() throws IOException, InterruptedException {
        assertThat(get("/system/power/ask?what=node&act=restart")).contains("Restart the node?");
        assertThat(get("/system/power/ask?what=node&act=explode")).doesNotContain("Restart the node?");
        assertThat(stage.fakes.asked).isEmpty();

        String waits = post("/system/power", "what=node&act=restart")
                .headers()
                .firstValue("location")
                .orElseThrow();

        assertThat(stage.fakes.asked).containsExactly(new PowerWish(PowerWish.What.NODE, PowerWish.Act.RESTART));
        assertThat(get(waits)).contains("data-moving");
        assertThat(send(HttpRequest.newBuilder(URI.create(
                                "http://127.0.0.1:" + port + waits.replaceFirst("life=[^&]*", "life=another"))))
                        .headers()
                        .firstValue("location"))
                .contains("/system/power?notice=power-back");
        assertThat(post("/system/power", "what=node&act=explode").statusCode()).isEqualTo(400);
    }

    @Test
    @DisplayName("The firewall is tried, counted down, and kept or taken back")
    void firewall() throws IOException, InterruptedException {
        assertThat(get("/system/firewall")).contains("id=\"firewall-try\"", "3128/tcp", "cloudy0");

        post("/system/firewall/try", "");
        assertThat(get("/system/firewall")).contains("42 seconds left", "id=\"firewall-confirm\"");

        post("/system/firewall/confirm", "");
        assertThat(stage.fakes.upkeep.firewall).isEqualTo(FirewallState.ON);
        assertThat(get("/system/firewall")).contains("id=\"firewall-off\"");

        post("/system/firewall/off", "");
        assertThat(stage.fakes.upkeep.firewall).isEqualTo(FirewallState.OFF);
    }
}
