package org.cloudy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
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

    @Test
    @DisplayName("status --json is what the node said, null for what is not known")
    void statusJson() throws IOException {
        node.answering("cloudy.system.status", Replies.STATUS);

        Ran ran = run("status", "--json");

        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.json().fieldNames())
                .toIterable()
                .containsExactly("node", "name", "version", "microCloud", "members", "state", "capabilities");
        assertThat(ran.json().path("microCloud").isNull()).isTrue();
    }

    @Test
    @DisplayName("status tells the node in one view, a dash for what is not known")
    void status() {
        node.answering("cloudy.system.status", Replies.STATUS);

        assertThat(run("status").out()).isEqualTo("""
                        NAME          roof
                        NODE          abcdefghijklmnop
                        VERSION       1.0
                        STATE         ready
                        MICRO CLOUD   –
                        MEMBERS       3
                        CAPABILITIES  squid (running, published)
                        """);
    }

    @Test
    @DisplayName("The same in Spanish, for those who have set it")
    void inSpanish() {
        node.answering("cloudy.system.status", Replies.STATUS);

        assertThat(new Ran.Line(data)
                        .with("LC_ALL", "es_ES.UTF-8")
                        .run("status")
                        .out())
                .contains("MICRONUBE")
                .contains("squid (en marcha, publicado)");
    }

    @Test
    @DisplayName("services asks with its filters, and --json is the array as it came")
    void services() throws IOException {
        node.answering("cloudy.discovery.find", "{\"services\":[" + Replies.SERVICE + "]}");

        Ran ran = run("services", "--type", "_squid._tcp", "--text", "pro", "--health", "passing", "--json");

        assertThat(node.asked("cloudy.discovery.find"))
                .hasToString("{\"type\":\"_squid._tcp\",\"text\":\"pro\",\"health\":\"passing\"}");
        assertThat(ran.json().isArray()).isTrue();
        assertThat(ran.json().path(0).path("hops").isNull()).isTrue();
        assertThat(ran.json().path(0).path("rttMs").asDouble()).isEqualTo(0.42);
    }

    @Test
    @DisplayName("services is a table with times as people say them")
    void servicesTable() {
        node.answering("cloudy.discovery.find", "{\"services\":[" + Replies.SERVICE + "]}");

        assertThat(run("services").out()).isEqualTo("""
                        TYPE         NAME   ADDRESS        HEALTH      RTT  HOPS  SINCE      ID
                        _squid._tcp  proxy  10.0.0.1:3128  passing  0.4 ms     –  3 min ago  abcdefghijklmnop/7
                        """);
    }

    @Test
    @DisplayName("No services are an empty array, and a sentence for a person")
    void noServices() {
        node.answering("cloudy.discovery.find", "{\"services\":[]}");

        assertThat(run("services", "--json").out()).isEqualTo("[]\n");
        assertThat(run("services").out()).isEqualTo("No services found.\n");
    }

    @Test
    @DisplayName("nodes marks this node")
    void nodes() throws IOException {
        node.answering("cloudy.discovery.nodes", "{\"nodes\":[" + Replies.NODE_VIEW + "]}");

        assertThat(run("nodes").out()).contains("roof (this one)").contains("2 d ago");
        assertThat(run("nodes", "--json").json().isArray()).isTrue();
    }

    @Test
    @DisplayName("nodes shows the predicted time beside the measured one, and --json has both")
    void nodesPredicted() throws IOException {
        node.answering("cloudy.discovery.nodes", "{\"nodes\":[" + Replies.NEIGHBOUR + "]}");

        assertThat(run("nodes").out()).isEqualTo("""
                        NAME  NODE              ADDRESS   MICRO CLOUD     RTT  PREDICTED  HOPS  SINCE    WEB
                        mill  qrstuvwxyz234567  10.0.0.2  home         0.8 ms     1.3 ms     2  2 d ago  –
                        """);
        assertThat(run("nodes", "--json").json().path(0).path("estimatedMs").asDouble())
                .isEqualTo(1.31);
    }

    @Test
    @DisplayName("publish sends the whole publication and shows the instance")
    void publish() throws IOException {
        node.answering("cloudy.discovery.publish", Replies.SERVICE);

        Ran ran = run(
                "publish",
                "--type",
                "_http._tcp",
                "--name",
                "My page",
                "--port",
                "80",
                "--attr",
                "a=b=c",
                "--attr",
                "d=",
                "--path",
                "/x",
                "--json");

        assertThat(ran.json().path("id").asText()).isEqualTo("abcdefghijklmnop/7");
        assertThat(node.asked("cloudy.discovery.publish"))
                .hasToString(
                        "{\"type\":\"_http._tcp\",\"name\":\"My page\",\"host\":null,\"port\":80,"
                                + "\"attributes\":{\"a\":\"b=c\",\"d\":\"\"},\"check\":{\"kind\":\"http\",\"path\":\"/x\"},\"owner\":null}");
    }

    @Test
    @DisplayName("withdraw of an id is a call, and tells the id")
    void withdraw() throws IOException {
        node.answering("cloudy.discovery.withdraw", "{}");

        assertThat(run("withdraw", "abcdefghijklmnop/7", "--json").json())
                .hasToString("{\"id\":\"abcdefghijklmnop/7\"}");
        assertThat(node.asked("cloudy.discovery.withdraw")).hasToString("{\"id\":\"abcdefghijklmnop/7\"}");
    }

    @Test
    @DisplayName("capabilities is a table and an array")
    void capabilities() throws IOException {
        node.answering("cloudy.capabilities.list", "{\"capabilities\":[" + Replies.SUMMARY + "]}");

        assertThat(run("capabilities").out()).contains("Web proxy  running").contains("Saves bandwidth");
        assertThat(run("capabilities", "--json").json().path(0).path("name").asText())
                .isEqualTo("squid");
    }

    @Test
    @DisplayName("capability shows settings and checks, but no secret")
    void capability() throws IOException {
        node.answering("cloudy.capabilities.get", Replies.DETAIL);

        Ran ran = run("capability", "squid");

        assertThat(ran.out()).contains("3128/tcp (http)").contains("It is down").contains("stop, publish");
        assertThat(ran.out()).containsSubsequence("port", "Who may use it\n", "key");
        assertThat(ran.out()).contains("****").doesNotContain("hush");
        assertThat(run("capability", "squid", "--json")
                        .json()
                        .path("summary")
                        .path("name")
                        .asText())
                .isEqualTo("squid");
        assertThat(node.asked("cloudy.capabilities.get")).hasToString("{\"name\":\"squid\"}");
    }

    @Test
    @DisplayName("capability tells in the user's language why it failed")
    void whyItFailed() {
        node.answering(
                "cloudy.capabilities.get",
                Replies.DETAIL.replace(
                        "\"reason\":null", "\"reason\":{\"en\":\"The disk is full\",\"es\":\"El disco está lleno\"}"));

        assertThat(run("capability", "squid").out()).contains("The disk is full");
        assertThat(new Ran.Line(data)
                        .with("LANG", "es_ES.UTF-8")
                        .run("capability", "squid")
                        .out())
                .contains("El disco está lleno");
    }

    @Test
    @DisplayName("diagnose shows the findings, and fails if one of them is critical")
    void diagnose() throws IOException {
        node.answering("cloudy.capabilities.diagnose", "{\"name\":\"squid\",\"checks\":[" + Replies.CHECK + "]}");

        Ran ran = run("diagnose", "squid");
        assertThat(ran.out()).contains("Daemon  critical  It is down  yes");
        assertThat(ran.code()).isEqualTo(1);
        Ran json = run("diagnose", "squid", "--json");
        assertThat(json.json().isArray()).isTrue();
        assertThat(json.code()).isEqualTo(1);
    }

    @Test
    @DisplayName("diagnose succeeds where nothing is critical")
    void diagnoseFindsNothingCritical() {
        String warning = Replies.CHECK.replace("critical", "warning");
        node.answering("cloudy.capabilities.diagnose", "{\"name\":\"squid\",\"checks\":[" + warning + "]}");

        assertThat(run("diagnose", "squid").code()).isZero();
    }

    @Test
    @DisplayName("log asks for as many lines as wanted, and cleans them")
    void log() throws IOException {
        node.answering("cloudy.capabilities.log", "{\"lines\":[\"one\",\"t\\u001b[31mwo\"]}");

        assertThat(run("log", "squid", "--lines", "2").out()).isEqualTo("one\nt [31mwo\n");
        assertThat(node.asked("cloudy.capabilities.log")).hasToString("{\"name\":\"squid\",\"lines\":2}");
        assertThat(run("log", "squid", "--json").json().size()).isEqualTo(2);
    }

    @Test
    @DisplayName("call sends any JSON, and its reply is JSON")
    void call() throws IOException {
        node.answering("cloudy.system.load", "{\"processors\":2}");

        assertThat(run("call", "cloudy.system.load", "{\"x\":[1]}", "--json").out())
                .isEqualTo("{\"processors\":2}\n");
        assertThat(node.asked("cloudy.system.load")).hasToString("{\"x\":[1]}");
        assertThat(new Ran.Line(data)
                        .typing("{\"y\":1}")
                        .run("call", "cloudy.system.load", "-")
                        .json()
                        .size())
                .isEqualTo(1);
        assertThat(node.asked("cloudy.system.load")).hasToString("{\"y\":1}");
    }

    @Test
    @DisplayName("A failure is one sentence on standard error and exit code 1")
    void failure() {
        node.failing("cloudy.capabilities.get", 404, Replies.problem("NOT_FOUND", "There is no squad."));

        Ran ran = run("capability", "squad");

        assertThat(ran).isEqualTo(new Ran(1, "", "cloudy: There is no squad.\n"));
    }

    @Test
    @DisplayName("With --json a failure is its problem as JSON on standard error, and nothing on standard output")
    void failureJson() {
        node.failing("cloudy.capabilities.get", 404, Replies.problem("NOT_FOUND", "There is no squad."));

        Ran ran = run("--json", "capability", "squad");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith("{\"code\":\"NOT_FOUND\"").contains("\"message\":\"There is no squad.\"");
    }

    @Test
    @DisplayName("Where no node runs, it is said how to start one")
    void notRunning() throws IOException {
        Path elsewhere = Files.createDirectory(data.resolve("elsewhere"));

        Ran ran = run("--data", elsewhere.toString(), "status");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("No node runs").contains("cloudy up --data " + elsewhere);
    }

    @Test
    @DisplayName("A node that was killed leaves its socket behind; that is not a running node")
    void killed() throws IOException {
        node.close();

        assertThat(run("status").err()).contains("No node runs");
    }
}
