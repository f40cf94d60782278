package org.cloudy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobsTest {
    private static final String ACT = "cloudy.capabilities.act";
    private static final String REMOVE = "cloudy.backup.remove";
    private static final String CONFIGURE = "cloudy.capabilities.configure";
    private static final String GET = "cloudy.jobs.get";

    @TempDir
    Path data;

    private FakeNode node;

    @BeforeEach
    void start() throws IOException {
        node = new FakeNode(data);
    }

    @AfterEach
    void stop() throws IOException {
        node.close();
    }

    private Ran run(String... args) {
        return new Ran.Line(data).run(args);
    }

    /** The first answer shows the job at work; then it tells of a step and its end; from then on it is over. */
    private void jobThatEnds(String state, String failure) {
        AtomicInteger asked = new AtomicInteger();
        node.answering(ACT, Replies.job("queued", "null"))
                .answering(CONFIGURE, Replies.job("queued", "null"))
                .handling(GET, (request, client) -> {
                    if (asked.getAndIncrement() > 0) {
                        client.reply("{\"job\":" + Replies.job(state, failure) + ",\"lines\":["
                                + Replies.line(2, "unpacking") + "]}");
                        return;
                    }
                    client.reply("{\"job\":" + Replies.job("running", "null") + ",\"lines\":["
                            + Replies.line(1, "fetching") + "]}");
                    client.tell("cloudy.jobs.log", Replies.line(1, "fetching"));
                    client.tell("cloudy.jobs.changed", Replies.job(state, failure));
                });
    }

    @ParameterizedTest
    @CsvSource({"install", "start", "stop", "publish", "withdraw", "repair"})
    @DisplayName("An action waits for its job, tells its steps, and exits 0 when it is done")
    void waits(String action) {
        jobThatEnds("succeeded", "null");

        Ran ran = run(action, "squid");

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).isEqualTo("Install Web proxy: done\n");
        assertThat(ran.err()).isEqualTo("Install Web proxy: Fetching (40 %)\nInstall Web proxy: done\n");
        assertThat(node.asked(ACT)).hasToString("{\"name\":\"squid\",\"action\":\"" + action + "\"}");
        assertThat(node.registered()).containsExactlyInAnyOrder("cloudy.jobs.changed", "cloudy.jobs.log");
    }

    @Test
    @DisplayName("A job that fails is exit code 1, its last lines and its sentence")
    void fails() {
        jobThatEnds("failed", Replies.problem("UNAVAILABLE", "The disk is full."));

        Ran ran = run("install", "squid");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).endsWith("  | fetching\n  | unpacking\ncloudy: The disk is full.\n");
    }

    @Test
    @DisplayName("With --json a finished job is one object, a failed one its problem, and progress is not told")
    void json() throws IOException {
        jobThatEnds("succeeded", "null");
        Ran done = run("install", "squid", "--json");
        jobThatEnds("failed", Replies.problem("UNAVAILABLE", "The disk is full."));
        Ran failed = run("install", "squid", "--json");

        assertThat(done.err()).isEmpty();
        assertThat(done.json().path("state").asText()).isEqualTo("succeeded");
        assertThat(failed.out()).isEmpty();
        assertThat(failed.err()).startsWith("{\"code\":\"UNAVAILABLE\"").hasLineCount(1);
    }

    @Test
    @DisplayName("A cancelled job is exit code 1")
    void cancelled() {
        jobThatEnds("cancelled", "null");

        assertThat(run("install", "squid").err()).endsWith("cloudy: Job 5 was cancelled.\n");
    }

    @Test
    @DisplayName("--no-wait prints the job's id alone")
    void noWait() {
        node.answering(ACT, Replies.job("queued", "null"));

        assertThat(run("install", "squid", "--no-wait")).isEqualTo(new Ran(0, "5\n", ""));
    }

    @Test
    @DisplayName("configure sends texts, and a list for a repeated key")
    void configure() {
        jobThatEnds("succeeded", "null");

        Ran ran = run("configure", "squid", "--set", "port=3129", "--set", "nets=10.0.0.0/8", "--set", "nets=a=b");

        assertThat(ran.code()).isZero();
        assertThat(node.asked(CONFIGURE))
                .hasToString("{\"name\":\"squid\",\"settings\":{\"port\":\"3129\",\"nets\":[\"10.0.0.0/8\",\"a=b\"]}}");
    }

    @Test
    @DisplayName("Each setting that is refused is told with its name")
    void refusedSettings() {
        node.failing(CONFIGURE, 400, """
                {"code":"INVALID","key":"failure.invalid-fields","args":{},"message":"Wrong","fields":[
                {"field":"port","key":"no.such.key","args":{},"message":"At most 65535."}]}""");

        Ran ran = run("configure", "squid", "--set", "port=99999");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("Some values cannot be used").endsWith("\n  port: At most 65535.\n");
    }

    @Test
    @DisplayName("install --set installs, then configures")
    void installWithSettings() {
        jobThatEnds("succeeded", "null");

        assertThat(run("install", "squid", "--set", "port=3129").code()).isZero();
        assertThat(node.asked(ACT)).hasToString("{\"name\":\"squid\",\"action\":\"install\"}");
        assertThat(node.asked(CONFIGURE)).hasToString("{\"name\":\"squid\",\"settings\":{\"port\":\"3129\"}}");
    }

    @Test
    @DisplayName("remove asks a person first, and does nothing without a yes")
    void removeAsks() {
        jobThatEnds("succeeded", "null");

        Ran no = new Ran.Line(data).typing("\n").run("remove", "squid");
        assertThat(no.code()).isEqualTo(1);
        assertThat(node.asked(ACT).isNull()).isTrue();

        Ran yes = new Ran.Line(data).typing("Y\n").run("remove", "squid", "--without-backup");
        assertThat(yes.code()).isZero();
        assertThat(node.asked(ACT)).hasToString("{\"name\":\"squid\",\"action\":\"remove\"}");
    }

    @Test
    @DisplayName(
            "remove makes a backup first, of which nobody forgets the passphrase by a slip, unless that is declined")
    void removeKeepsFirst() {
        jobThatEnds("succeeded", "null");
        node.answering(REMOVE, Replies.job("running", "null"));

        assertThat(run("remove", "squid", "--yes").code()).isEqualTo(2);
        Ran slip = new Ran.Line(data)
                .typingPasswords("some good words", "some god words")
                .run("remove", "squid", "--yes");
        assertThat(slip.code()).isEqualTo(1);
        assertThat(node.asked(REMOVE).isNull()).isTrue();

        Ran done = new Ran.Line(data)
                .with("CLOUDY_PASSPHRASE", "some good words")
                .run("remove", "squid", "--yes", "--to", "/mnt/usb");
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(node.asked(REMOVE))
                .hasToString(
                        "{\"capability\":\"squid\",\"folder\":\"/mnt/usb\",\"neighbour\":null,\"passphrase\":\"some good words\"}");
        assertThat(node.asked(ACT).isNull()).isTrue();
    }

    @Test
    @DisplayName("jobs is a table and an array; cancel tells what it cancels")
    void jobs() throws IOException {
        node.answering("cloudy.jobs.list", "{\"jobs\":[" + Replies.job("running", "null") + "]}")
                .answering("cloudy.jobs.cancel", Replies.job("cancelled", "null"));

        assertThat(run("jobs").out()).contains(" 5  Install Web proxy  running      40 %  ana   1 min ago  Fetching");
        assertThat(run("jobs", "--json").json().isArray()).isTrue();
        assertThat(run("cancel", "5").out()).contains("Install Web proxy");
        assertThat(node.asked("cloudy.jobs.cancel")).hasToString("{\"id\":5}");
    }

    @Test
    @DisplayName("job shows the log and the state; --json is one object with its lines")
    void job() throws IOException {
        node.answering(
                GET, "{\"job\":" + Replies.job("running", "null") + ",\"lines\":[" + Replies.line(1, "one") + "]}");

        Ran ran = run("job", "5");

        assertThat(ran.out())
                .startsWith("11:59:30  one\n")
                .contains("Install Web proxy")
                .contains("running");
        assertThat(node.asked(GET)).hasToString("{\"id\":5,\"fromLine\":1}");
        assertThat(run("job", "5", "--json")
                        .json()
                        .path("lines")
                        .path(0)
                        .path("text")
                        .asText())
                .isEqualTo("one");
        assertThat(run("job", "5", "--json").json().path("state").asText()).isEqualTo("running");
    }

    @Test
    @DisplayName("job --follow prints each line once, and exits as the job does")
    void follow() {
        jobThatEnds("failed", Replies.problem("UNAVAILABLE", "The disk is full."));

        Ran ran = run("job", "5", "--follow");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).startsWith("11:59:30  fetching\n11:59:30  unpacking\n");
        assertThat(ran.err()).isEqualTo("cloudy: The disk is full.\n");
    }

    @Test
    @DisplayName("A node that goes in the middle of a job is told, with where to look")
    void nodeGoes() {
        node.answering(ACT, Replies.job("queued", "null")).handling(GET, (request, client) -> client.hangUp());

        Ran ran = run("install", "squid");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("connection to the node was lost").contains("cloudy jobs");
    }
}
