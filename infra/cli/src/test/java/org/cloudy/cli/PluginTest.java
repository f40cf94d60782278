package org.cloudy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cloudy.bus.capabilities.CapabilitiesContract;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginTest {
    private static final String CHECK = "cloudy.capabilities.check-plugin";
    private static final String NEW = "cloudy.capabilities.new-plugin";

    private static final String PLUGINS = CapabilitiesContract.PLUGINS.address();
    private static final String REMOVE = CapabilitiesContract.REMOVE_PLUGIN.address();

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
    @DisplayName("Mistakes are told as compilers do, a line each, and fail the command")
    void mistakes() throws IOException {
        Path file = Files.writeString(data.resolve("tools.yaml"), "cloudy: 1\n");
        node.answering(CHECK, """
            {"name":null,"problems":[{"line":1,"column":1,"path":"","message":{"en":"id is missing."}},
            {"line":2,"column":7,"path":"/menu","message":{"en":"No\\u001b[31m."}}]}""");

        Ran check = run("plugin", "check", file.toString());

        assertThat(check.out()).isEqualTo(file + ":1:1: id is missing.\n" + file + ":2:7: No [31m.\n");
        assertThat(check.code()).isEqualTo(1);
        assertThat(node.asked(CHECK)).hasToString("{\"text\":\"cloudy: 1\\n\"}");
        assertThat(run("plugin", "check", file.toString(), "--json").json().path("problems"))
                .hasSize(2);
    }

    @Test
    @DisplayName("A file that is not there, no text or too large is told, and nothing is asked")
    void files() throws IOException {
        Path binary = Files.write(data.resolve("binary"), new byte[] {(byte) 0xff, 0});
        Path large = Files.write(data.resolve("large"), new byte[1_000_001]);

        assertThat(run("plugin", "check", data.resolve("nowhere").toString()).err())
                .contains("There is no file");
        assertThat(run("plugin", "check", binary.toString()).err()).contains("no text in UTF-8");
        Ran refused = run("plugin", "add", large.toString());
        assertThat(refused.err()).contains("too large");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(run("plugin").code()).isEqualTo(2);
    }

    @Test
    @DisplayName("A new plugin is a file of its own, and never written over another")
    void begins() throws IOException {
        node.answering(NEW, "{\"text\":\"cloudy: 1\\n\"}");
        String[] begin = {"plugin", "new", "tools", "--folder", data.toString(), "--json"};

        assertThat(run(begin).json().path("file").asText())
                .isEqualTo(data.resolve("tools.yaml").toString());
        assertThat(data.resolve("tools.yaml")).hasContent("cloudy: 1");
        assertThat(run(begin).code()).isEqualTo(1);
    }

    @Test
    @DisplayName("The list tells versions, and what is wrong with which file")
    void lists() throws IOException {
        node.answering(PLUGINS, """
            {"plugins":[{"file":"tools.yaml","kind":"declared","name":"tools","title":{"en":"Tools"},"version":"3","waiting":false,
            "problems":[{"line":4,"column":2,"path":"/menu","message":{"en":"kitchen is not possible here."}}]},
            {"file":"","kind":"shipped","name":"mosquitto","title":{"en":"Broker"},"version":"1","waiting":false,"problems":[]}]}""");

        Ran list = run("plugin", "list");

        assertThat(list.out())
                .contains("tools", "4:2: kitchen is not possible here.", "mosquitto", "comes with every node");
        assertThat(run("plugin", "list", "--json").json()).hasSize(2);
    }

    @Test
    @DisplayName("A plugin is removed only when that is meant")
    void removes() {
        node.answering(REMOVE, "{}");

        assertThat(run("plugin", "remove", "tools").code()).isEqualTo(2);
        Ran removed = run("plugin", "remove", "tools", "--yes");

        assertThat(removed.code()).isZero();
        assertThat(removed.out()).contains("tools is removed");
        assertThat(node.asked(REMOVE)).hasToString("{\"name\":\"tools\"}");
    }
}
