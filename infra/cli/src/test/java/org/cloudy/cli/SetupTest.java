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

class SetupTest {
    private static final String SETUP = "cloudy.system.setup";

    @TempDir
    Path data;

    private FakeNode node;

    @BeforeEach
    void start() throws IOException {
        node = new FakeNode(data)
                .answering("cloudy.system.setup-state", "{\"needed\":true,\"nodeName\":\"roof\",\"language\":\"en\"}")
                .answering(SETUP, "{\"user\":\"ana\",\"role\":\"admin\",\"language\":\"ca\"}");
    }

    @AfterEach
    void stop() throws IOException {
        node.close();
    }

    @Test
    @DisplayName("All from options and a file: no code, no question")
    void fromFile() throws IOException {
        Path file = Files.writeString(data.resolve("password"), "correct horse\nnot this\n");

        Ran ran = new Ran.Line(data)
                .run(
                        "setup",
                        "--language",
                        "ca",
                        "--node-name",
                        "attic",
                        "--user",
                        "ana",
                        "--password-file",
                        file.toString());

        assertThat(ran).isEqualTo(new Ran(0, "attic is set up. Sign in as ana.\n", ""));
        assertThat(node.asked(SETUP))
                .hasToString(
                        "{\"code\":null,\"language\":\"ca\",\"nodeName\":\"attic\",\"user\":\"ana\",\"password\":\"correct horse\"}");
    }

    @Test
    @DisplayName("The password from the environment; name and language as the node and the terminal have them")
    void fromEnvironment() {
        Ran ran = new Ran.Line(data)
                .with("CLOUDY_PASSWORD", "correct horse")
                .with("LANG", "es_ES.UTF-8")
                .run("setup");

        assertThat(ran.code()).isZero();
        assertThat(node.asked(SETUP))
                .hasToString(
                        "{\"code\":null,\"language\":\"es\",\"nodeName\":\"roof\",\"user\":\"admin\",\"password\":\"correct horse\"}");
    }

    @Test
    @DisplayName("At a terminal the password is asked for twice")
    void typed() {
        assertThat(new Ran.Line(data)
                        .typingPasswords("one password", "one password")
                        .run("setup")
                        .code())
                .isZero();
        assertThat(node.asked(SETUP).path("password").asText()).isEqualTo("one password");
    }

    @Test
    @DisplayName("Two different passwords set nothing up")
    void differ() {
        Ran ran = new Ran.Line(data)
                .typingPasswords("one password", "another one")
                .run("setup");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("not the same").doesNotContain("another");
        assertThat(node.asked(SETUP).isNull()).isTrue();
    }

    @Test
    @DisplayName("Without a password and without a terminal it is wrong usage")
    void none() {
        assertThat(new Ran.Line(data).run("setup").code()).isEqualTo(2);
    }

    @Test
    @DisplayName("A node that is set up already is not asked for a password")
    void before() {
        node.answering("cloudy.system.setup-state", "{\"needed\":false,\"nodeName\":\"roof\",\"language\":\"en\"}");

        Ran ran = new Ran.Line(data).run("setup");

        assertThat(ran).isEqualTo(new Ran(1, "", "cloudy: The node roof is set up already.\n"));
    }

    @Test
    @DisplayName("A password file that cannot be read is named")
    void unreadable() {
        assertThat(new Ran.Line(data)
                        .run("setup", "--password-file", "/no/such/file")
                        .err())
                .contains("/no/such/file");
    }
}
