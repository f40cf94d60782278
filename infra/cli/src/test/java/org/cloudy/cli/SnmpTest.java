package org.cloudy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Network monitoring and what it calls attention to, from the command line. */
class SnmpTest {
    private static final String ROUTER = """
            {"id":"d-router","name":"Router","host":"10.0.0.1","port":161,"version":"v2c","origin":"added","trouble":null,
            "answered":"2026-11-22T11:59:00Z","since":"2026-11-20T12:00:00Z","description":"A b\\u001b[31mox",
            "figures":{"answerMs":2.5,"load":0.62,"cpuPercent":null,"memoryPercent":41.2,"storagePercent":93.4},
            "interfaces":1}""";

    private static final String SILENT = """
            {"id":"d-mast","name":"Mast","host":"10.0.0.2","port":1161,"version":"v3","origin":"added",
            "trouble":"silent","answered":null,"since":null,"description":null,"figures":null,"interfaces":0}""";

    private static final String DETAIL = """
            {"device":%s,"contact":"marta","location":null,"systemName":"rt1","interfaces":[{"id":"eth0","name":"eth0",
            "alias":"to the mast","up":true,"speed":1.0E9,"received":12345678.0,"sent":null}],
            "disks":[{"name":"/","size":6.4E10,"usedPercent":93.4}]}""".formatted(ROUTER);

    private static final String RULES = """
            {"rules":[{"id":"1","device":null,"measure":"silent","above":true,"limit":0,"minutes":5,
            "severity":"critical"},{"id":"4","device":"d-router","measure":"storage","above":true,"limit":90,
            "minutes":15,"severity":"warning"}]}""";

    private static final String GRAPH = """
            {"times":[1795000000,1795000060,1795000120],"lines":[{"label":{"en":"In \\"lan\\""},
            "values":[1000.0,null,3000.0]},{"label":{"en":"Out"},"values":[null,null,null]}]}""";

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

    @Test
    @DisplayName("Devices are a table of who answers and how busy they are; what is not known is a dash")
    void devices() throws IOException {
        node.answering("cloudy.snmp.devices", "{\"devices\":[" + ROUTER + "," + SILENT + "]}");

        assertThat(run("snmp", "device", "list").out().lines())
                .anySatisfy(line -> assertThat(line)
                        .containsSubsequence("d-router", "Router", "10.0.0.1:161", "1 min ago", "2.5 ms", "41", "93"))
                .anySatisfy(line -> assertThat(line).containsSubsequence("d-mast", "Mast", "10.0.0.2:1161", "–", "–"));
        assertThat(run("snmp", "device", "list", "--json").json()).hasSize(2);
    }

    @Test
    @DisplayName("One device is shown with its interfaces and disks, and writes no control characters to the terminal")
    void device() {
        node.answering("cloudy.snmp.device", DETAIL);

        Ran ran = run("snmp", "device", "show", "d-router");

        assertThat(node.asked("cloudy.snmp.device")).hasToString("{\"id\":\"d-router\"}");
        assertThat(ran.out())
                .contains("marta", "eth0 (to the mast)", "64 GB", "93")
                .doesNotContain("\u001b");
    }

    @Test
    @DisplayName(
            "A device is added with a secret from a file, which is a community without --user and else a passphrase")
    void add() throws IOException {
        Path secret = Files.writeString(data.resolve("secret"), "a good secret\n");
        node.answering("cloudy.snmp.add", ROUTER);

        assertThat(run("snmp", "device", "add", "Router", "10.0.0.1", "--secret-file", secret.toString())
                        .out())
                .contains("d-router")
                .doesNotContain("secret");
        assertThat(node.asked("cloudy.snmp.add").path("version").asText()).isEqualToIgnoringCase("v2c");
        assertThat(node.asked("cloudy.snmp.add").path("community").asText()).isEqualTo("a good secret");

        run(
                "snmp",
                "device",
                "add",
                "Mast",
                "10.0.0.2",
                "--port",
                "1161",
                "--user",
                "ana",
                "--secret-file",
                secret.toString());
        assertThat(node.asked("cloudy.snmp.add").path("version").asText()).isEqualToIgnoringCase("v3");
        assertThat(node.asked("cloudy.snmp.add").path("authPassphrase").asText())
                .isEqualTo("a good secret");
        assertThat(node.asked("cloudy.snmp.add").path("port").asInt()).isEqualTo(1161);
        assertThat(node.asked("cloudy.snmp.add").path("community").isNull()).isTrue();

        assertThat(run("snmp", "device", "add", "Router", "10.0.0.1").code())
                .as("nobody can be asked for the secret")
                .isEqualTo(2);
    }

    @Test
    @DisplayName("A device is forgotten only by somebody who means it")
    void remove() {
        node.answering("cloudy.snmp.remove", "{}");

        assertThat(run("snmp", "device", "remove", "d-router").code()).isEqualTo(2);
        assertThat(new Ran.Line(data)
                        .typing("n\n")
                        .run("snmp", "device", "remove", "d-router")
                        .code())
                .isEqualTo(1);
        assertThat(node.asked("cloudy.snmp.remove").isNull()).isTrue();
        assertThat(run("snmp", "device", "remove", "d-router", "--yes").code()).isZero();
        assertThat(node.asked("cloudy.snmp.remove")).hasToString("{\"id\":\"d-router\"}");
    }

    @Test
    @DisplayName("A graph is least, average, most and latest of what was measured; --csv is all of it for spreadsheets")
    void graph() throws IOException {
        node.answering("cloudy.snmp.graph", GRAPH);

        Ran ran = run("snmp", "graph", "d-router", "traffic", "--span", "month", "--interface", "eth0");

        assertThat(ran.out().lines())
                .anySatisfy(line -> assertThat(line).contains("In \"lan\"").contains("1", "2", "3"))
                .anySatisfy(line -> assertThat(line).contains("Out").contains("–"));
        assertThat(node.asked("cloudy.snmp.graph"))
                .hasToString("{\"device\":\"d-router\",\"kind\":\"traffic\",\"port\":\"eth0\",\"span\":\"month\"}");
        assertThat(run("snmp", "graph", "d-router", "traffic", "--csv").out())
                .isEqualTo(
                        "time,\"In \"\"lan\"\"\",\"Out\"\r\n1795000000,1000.0,\r\n1795000060,,\r\n1795000120,3000.0,\r\n");
        assertThat(run("snmp", "graph", "d-router", "weather").code()).isEqualTo(2);
        assertThat(run("snmp", "graph", "d-router", "traffic", "--json").json().path("lines"))
                .hasSize(2);
    }

    @Test
    @DisplayName("Rules are listed, added with one limit, and removed")
    void rules() {
        node.answering("cloudy.snmp.rules", RULES);
        node.answering(
                "cloudy.snmp.add-rule",
                "{\"id\":\"5\",\"device\":null,\"measure\":\"load\",\"above\":false,\"limit\":4,\"minutes\":10,"
                        + "\"severity\":\"info\"}");
        node.answering("cloudy.snmp.remove-rule", "{}");

        assertThat(run("snmp", "rule", "list").out())
                .containsSubsequence("1", "silent", "5", "4", "d-router", "storage > 90", "15");
        assertThat(run("snmp", "rule", "add", "load", "--below", "4", "--minutes", "10", "--severity", "info")
                        .out())
                .contains("load < 4");
        assertThat(node.asked("cloudy.snmp.add-rule"))
                .hasToString("{\"device\":null,\"measure\":\"load\",\"above\":false,\"limit\":4.0,\"minutes\":10,"
                        + "\"severity\":\"info\"}");
        assertThat(run("snmp", "rule", "add", "load").code()).isEqualTo(2);
        assertThat(run("snmp", "rule", "add", "load", "--below", "4", "--above", "5")
                        .code())
                .isEqualTo(2);
        assertThat(run("snmp", "rule", "remove", "4").code()).isZero();
        assertThat(node.asked("cloudy.snmp.remove-rule")).hasToString("{\"id\":\"4\"}");
    }

    @Test
    @DisplayName("A group of commands says which it has")
    void groups() {
        assertThat(run("snmp").code()).isEqualTo(2);
        assertThat(run("snmp", "device").err()).contains("snmp device list");
        assertThat(run("snmp", "rule").err()).contains("snmp rule list");
    }

    @Test
    @DisplayName("Notices are told with how urgent they are and since when, as text; none is told, too")
    void notices() throws IOException {
        node.answering("cloudy.notices.list", """
                {"notices":[{"id":"snmp:1:d-router","severity":"critical","text":{"en":"Router\\u001b[2J is silent"},
                "page":"/capabilities/snmp/devices/d-router","since":"2026-11-22T11:57:00Z"}]}""");

        Ran ran = run("notices");

        assertThat(ran.out())
                .containsSubsequence("critical", "3 min ago", "Router")
                .doesNotContain("\u001b");
        assertThat(run("notices", "--json").json()).hasSize(1);

        node.answering("cloudy.notices.list", "{\"notices\":[]}");
        assertThat(run("notices").out()).isNotBlank().doesNotContain("Router");
    }
}
