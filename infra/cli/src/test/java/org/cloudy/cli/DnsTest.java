package org.cloudy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cloudy.bus.dns.ZoneFile;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Zones, from the command line. */
class DnsTest {
    private static final String NODE = "aaaaaaaaaaaaaaaa";
    private static final String ZONE =
            "{\"name\":\"a.example\",\"serial\":7,\"records\":3,\"signed\":false,\"offered\":true,\"secondaries\":0}";

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

    @ParameterizedTest(name = "dns {0}")
    @CsvSource({
        "zone delete a.example, cloudy.dns.delete",
        "zone set a.example --signed false, cloudy.dns.set",
        "secondary remove a.example, cloudy.dns.drop",
        "secondary revoke a.example " + NODE + ", cloudy.dns.revoke",
    })
    @DisplayName("What others notice is done only when somebody agrees, or a script says --yes")
    void asks(String command, String call) {
        node.answering(call, ZONE);
        String[] args = ("dns " + command).split(" ", -1);

        assertThat(run(args).code()).isEqualTo(2);
        assertThat(new Ran.Line(data).typing("n\n").run(args).code()).isEqualTo(1);
        assertThat(node.asked(call).isNull()).isTrue();

        assertThat(new Ran.Line(data).typing("y\n").run(args).code()).isZero();
        assertThat(run(("dns " + command + " --yes").split(" ", -1)).code()).isZero();
        assertThat(node.asked(call).toString()).contains("a.example");
    }

    @Test
    @DisplayName("Signing and offering a zone, and fetching one, ask nothing")
    void unasked() throws IOException {
        node.answering("cloudy.dns.set", ZONE);
        node.answering(
                "cloudy.dns.fetch",
                "{\"zone\":\"a.example\",\"node\":\"" + NODE + "\",\"name\":\"hill\",\"serial\":null}");

        assertThat(run("dns", "zone", "set", "a.example", "--signed", "true", "--offered", "false")
                        .code())
                .isZero();
        assertThat(run("dns", "secondary", "add", "a.example", NODE).code()).isZero();
        assertThat(node.asked("cloudy.dns.fetch")).hasToString("{\"zone\":\"a.example\",\"node\":\"" + NODE + "\"}");
        assertThat(run("dns", "secondary", "add", "a.example", "hill").err()).contains("cloudy dns secondary offers");
    }

    @Test
    @DisplayName("A zone file goes to the node as it is, unless it is larger than the node takes")
    void imports() throws IOException {
        node.answering("cloudy.dns.import", "{\"zone\":" + ZONE + ",\"problems\":[],\"notes\":[]}");
        Path file = Files.writeString(data.resolve("a.zone"), "; " + "x".repeat(1_500_000));

        assertThat(run("dns", "zone", "import", "a.example", file.toString()).code())
                .isZero();
        assertThat(node.asked("cloudy.dns.import").path("text").asText()).hasSize(1_500_002);
        Files.writeString(file, "x".repeat(ZoneFile.LARGEST + 1));
        assertThat(run("dns", "zone", "import", "a.example", file.toString()).err())
                .contains("larger than 4 MB");
    }
}
