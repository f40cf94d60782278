package org.cloudy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps a node well, from the command line. */
class UpkeepTest {
    private static final String UPDATES = """
            {"version":"1.0","packages":[{"name":"libssl3","installed":"3.0.16","available":"3.0.17","bytes":2033724,
            "security":true,"summary":"SSL"},{"name":"squid","installed":"5.7","available":"5.8","bytes":0,
            "security":false,"summary":"Proxy"}],"refreshed":"2026-11-22T09:00:00Z","command":null,
            "automatic":{"on":true,"last":"2026-11-22T09:00:00Z","job":4,"result":{"en":"1 updates applied"}}}""";

    private static final String DONE = Replies.job("succeeded", "null");

    private static final String DIAGNOSIS = """
            {"parts":[{"name":"node","title":{"en":"The node"},"checks":[{"component":"disk","title":{"en":"Disk"},
            "health":"passing","message":{"en":"5 GB are free"},"repairable":false}]},{"name":"squid",
            "title":{"en":"Web proxy"},"checks":[%s]}]}""".formatted(Replies.CHECK);

    private static final String FIREWALL = """
            {"state":"%s","until":%s,"obstacle":null,"open":[{"port":22,"transport":"tcp","why":{"en":"Secure shell"}},
            {"port":3128,"transport":"tcp","why":{"en":"Web proxy"}}],"device":"cloudy0"}""";

    @TempDir
    Path data;

    @AutoClose
    private FakeNode node;

    @BeforeEach
    void start() throws IOException {
        node = new FakeNode(data);
    }

    private Ran run(String... args) {
        return new Ran.Line(data).run(args);
    }

    private static String entry(String source, String second, String level, String text) {
        return "{\"source\":\"%s\",\"time\":\"2026-11-22T11:59:%sZ\",\"level\":\"%s\",\"text\":\"%s\"}"
                .formatted(source, second, level, text);
    }

    @Test
    @DisplayName("updates is a table with both versions, size and what mends a hole; --json is what the node said")
    void updates() throws IOException {
        node.answering("cloudy.updates.list", UPDATES);

        assertThat(run("updates").out()).isEqualTo("""
                        PACKAGE  INSTALLED  AVAILABLE    SIZE  SECURITY
                        libssl3  3.0.16     3.0.17     2.0 MB  yes
                        squid    5.7        5.8             –  no

                        Cloudy            1.0
                        ARCHIVES ASKED    3 h ago
                        SECURITY UPDATES  on
                        LAST TIME         3 h ago: 1 updates applied
                        """);
        assertThat(run("updates", "--json").json().path("packages")).hasSize(2);
    }

    @Test
    @DisplayName("updates apply takes names or --all, and not neither nor both")
    void apply() throws IOException {
        node.answering("cloudy.updates.apply", DONE);
        node.answering("cloudy.jobs.get", "{\"job\":" + DONE + ",\"lines\":[]}");

        assertThat(run("updates", "apply", "squid", "libssl3").code()).isZero();
        assertThat(node.asked("cloudy.updates.apply")).hasToString("{\"names\":[\"squid\",\"libssl3\"]}");
        assertThat(run("updates", "apply", "--all").code()).isZero();
        assertThat(node.asked("cloudy.updates.apply")).hasToString("{\"names\":[]}");
        assertThat(run("updates", "apply").code()).isEqualTo(2);
        assertThat(run("updates", "apply", "squid", "--all").code()).isEqualTo(2);
    }

    @Test
    @DisplayName("updates automatic takes on or off; a changelog writes no control characters to the terminal")
    void automatic() throws IOException {
        node.answering("cloudy.updates.automatic", "{\"on\":true,\"last\":null,\"job\":null,\"result\":null}");
        node.answering("cloudy.updates.changelog", "{\"name\":\"squid\",\"text\":\"a\\u001b[31mb\\nc\"}");

        assertThat(run("updates", "automatic", "on").out()).isEqualTo("Automatic security updates are on.\n");
        assertThat(node.asked("cloudy.updates.automatic")).hasToString("{\"on\":true}");
        assertThat(run("updates", "automatic", "perhaps").code()).isEqualTo(2);
        assertThat(run("updates", "changelog", "squid").out()).isEqualTo("a [31mb\nc\n");
    }

    @Test
    @DisplayName("logs looks for what its options say, and shows entries with all their lines")
    void logs() throws IOException {
        node.answering(
                "cloudy.logs.search",
                "{\"entries\":[" + entry("node", "01", "error", "It broke\\n\\tat x") + "],\"more\":false}");

        Ran ran = run(
                "logs", "--source", "node", "--level", "warning", "--grep", "Broke", "--since", "2h", "--lines", "7");

        assertThat(ran.out()).isEqualTo("2026-11-22 11:59:01  node  ERROR  It broke\n     at x\n");
        assertThat(node.asked("cloudy.logs.search"))
                .hasToString("{\"source\":\"node\",\"level\":\"warning\",\"text\":\"Broke\","
                        + "\"since\":\"2026-11-22T10:00:00Z\",\"until\":null,\"entries\":7}");
        assertThat(run("logs", "--json").json().isArray()).isTrue();
        assertThat(run("logs", "--since", "yesterday").code()).isEqualTo(2);
        assertThat(run("logs", "--since", "2026-11-20 08:30").code()).isZero();
    }

    @Test
    @DisplayName("logs --follow goes on with what is new alone, also of the same moment, until the node goes")
    void follow() {
        AtomicInteger looks = new AtomicInteger();
        String first = entry("node", "01", "info", "one");
        node.handling("cloudy.logs.search", (request, client) -> {
            switch (looks.incrementAndGet()) {
                case 1 -> client.reply("{\"entries\":[" + first + "],\"more\":false}");
                case 2 ->
                    client.reply(
                            "{\"entries\":[" + first + "," + entry("node", "01", "info", "two") + "],\"more\":false}");
                default -> client.hangUp();
            }
        });

        Ran ran = run("logs", "--follow");

        assertThat(ran.out()).isEqualTo("2026-11-22 11:59:01  node  INFO  one\n2026-11-22 11:59:01  node  INFO  two\n");
        assertThat(ran.code()).isEqualTo(1);
    }

    @Test
    @DisplayName("diagnose --all tells each part's checks, and fails if one of them is critical")
    void diagnose() throws IOException {
        node.answering("cloudy.diagnosis.run", DIAGNOSIS);

        Ran ran = run("diagnose", "--all");

        assertThat(ran.out()).contains("node   Disk    passing   5 GB are free").contains("squid  Daemon  critical");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(run("diagnose", "--all", "--json").json()).hasSize(2);
        assertThat(run("diagnose").code()).isEqualTo(2);
        assertThat(run("diagnose", "squid", "--all").code()).isEqualTo(2);
    }

    @Test
    @DisplayName("repair takes a capability, the node, or all")
    void repair() throws IOException {
        node.answering("cloudy.diagnosis.repair", DONE);
        node.answering("cloudy.capabilities.act", DONE);
        node.answering("cloudy.jobs.get", "{\"job\":" + DONE + ",\"lines\":[]}");

        assertThat(run("repair", "--all").code()).isZero();
        assertThat(node.asked("cloudy.diagnosis.repair")).hasToString("{\"parts\":[]}");
        assertThat(run("repair", "node").code()).isZero();
        assertThat(node.asked("cloudy.diagnosis.repair")).hasToString("{\"parts\":[\"node\"]}");
        assertThat(run("repair", "squid").code()).isZero();
        assertThat(node.asked("cloudy.capabilities.act")).hasToString("{\"name\":\"squid\",\"action\":\"repair\"}");
        assertThat(run("repair").code()).isEqualTo(2);
    }

    @Test
    @DisplayName("Nothing is shut down unasked, and a script says --yes")
    void shutdown() throws IOException {
        node.answering("cloudy.power.act", "{}");

        assertThat(run("shutdown").code()).isEqualTo(2);
        assertThat(new Ran.Line(data).typing("n\n").run("shutdown").err()).contains("Nothing was done.");
        assertThat(node.asked("cloudy.power.act").isNull()).isTrue();

        assertThat(run("shutdown", "--machine", "--yes").out()).isEqualTo("The machine shuts down.\n");
        assertThat(node.asked("cloudy.power.act")).hasToString("{\"what\":\"machine\",\"act\":\"shut_down\"}");
    }

    @Test
    @DisplayName("A node that restarts is waited for")
    void restart() throws IOException {
        node.answering("cloudy.system.status", Replies.STATUS);
        node.handling("cloudy.power.act", (request, client) -> {
            client.send("{\"type\":\"message\",\"address\":\"" + client.replyAddress()
                    + "\",\"headers\":{},\"send\":true,\"body\":{}}");
            client.hangUp();
        });

        assertThat(run("restart", "--yes").out()).isEqualTo("The node is back.\n");
        assertThat(node.asked("cloudy.power.act")).hasToString("{\"what\":\"node\",\"act\":\"restart\"}");
    }

    @Test
    @DisplayName("The firewall is on trial until somebody who still can says that it is well")
    void firewall() throws IOException {
        node.answering("cloudy.firewall.status", FIREWALL.formatted("off", "null"));
        node.answering("cloudy.firewall.try", FIREWALL.formatted("trial", "\"2026-11-22T12:00:42Z\""));
        node.answering("cloudy.firewall.confirm", FIREWALL.formatted("on", "null"));

        assertThat(run("firewall").out()).contains("off: every port").contains("3128  tcp        Web proxy");
        assertThat(run("firewall", "on").out()).contains("on trial").contains("42 s");
        assertThat(node.asked("cloudy.firewall.confirm").isNull()).isTrue();
        assertThat(new Ran.Line(data).typing("n\n").run("firewall", "on").out()).contains("on trial");
        assertThat(node.asked("cloudy.firewall.confirm").isNull()).isTrue();
        assertThat(new Ran.Line(data).typing("y\n").run("firewall", "on").out()).contains("on: the ports");
        assertThat(run("firewall", "on", "--yes", "--json").json().path("state").asText())
                .isEqualTo("on");
    }
}
