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

class PeopleTest {
    private static final String ADA = """
        {"user":"ada","role":"admin","language":"ca","enabled":true,"secondFactor":true,"created":null,
        "lastSignIn":"2026-11-22T11:00:00Z"}""";
    private static final String MAX = """
        {"user":"max","role":"member","language":"en","enabled":false,"secondFactor":false,"created":null,
        "lastSignIn":null}""";

    @TempDir
    Path data;

    @AutoClose
    private FakeNode node;

    @BeforeEach
    void start() throws IOException {
        node = new FakeNode(data);
        node.answering("cloudy.accounts.list", "{\"accounts\":[" + ADA + "," + MAX + "]}");
    }

    /** A command line that is told a password. */
    private Ran.Line knowing() {
        return new Ran.Line(data).with("CLOUDY_PASSWORD", "correct horse battery");
    }

    private Ran run(String... args) {
        return new Ran.Line(data).run(args);
    }

    @Test
    @DisplayName("Users are listed for people and for scripts")
    void lists() throws IOException {
        assertThat(run("user").out())
                .contains("USER", "ada", "administrator", "may sign in", "yes", "1 h ago")
                .contains("max", "member", "locked");
        assertThat(run("user", "list", "--json").json()).hasSize(2);
    }

    @Test
    @DisplayName("A user is made with a password from a file, and never from the arguments")
    void adds() throws IOException {
        node.answering("cloudy.accounts.create", MAX);
        Path file = Files.writeString(data.resolve("secret"), "correct horse battery\nnot this\n");

        Ran added = run("user", "add", "max", "--role", "member", "--password-file", file.toString());

        assertThat(added.out()).isEqualTo("max can sign in now.\n");
        assertThat(node.asked("cloudy.accounts.create"))
                .hasToString("{\"user\":\"max\",\"role\":\"member\",\"language\":\"en\","
                        + "\"password\":\"correct horse battery\"}");
        assertThat(run("user", "add", "max").code()).as("nobody to ask").isEqualTo(2);
        assertThat(run("user", "add", "max", "--role", "king").code()).isEqualTo(2);
    }

    @Test
    @DisplayName("A password needs a name where there are several users")
    void passwords() throws IOException {
        node.answering("cloudy.accounts.set-password", ADA);
        Path file = Files.writeString(data.resolve("secret"), "correct horse battery\n");
        assertThat(run("password", "--password-file", file.toString()).code()).isEqualTo(2);
        assertThat(run("password", "ada", "--password-file", file.toString()).out())
                .isEqualTo("ada has a new password; open sessions are over.\n");
        node.answering("cloudy.accounts.list", "{\"accounts\":[" + ADA + "]}");
        assertThat(run("password", "--password-file", file.toString()).code()).isZero();
    }

    @Test
    @DisplayName("A user is changed by one word, and removed after a question")
    void changes() {
        node.answering("cloudy.accounts.set-use", MAX);
        node.answering("cloudy.accounts.set-role", MAX);
        node.answering("cloudy.accounts.reset-factor", MAX);
        node.answering("cloudy.accounts.remove", "{}");
        assertThat(run("user", "lock", "max").out()).isEqualTo("max cannot sign in any more.\n");
        assertThat(node.asked("cloudy.accounts.set-use")).hasToString("{\"user\":\"max\",\"enabled\":false}");
        assertThat(run("user", "role", "max", "member").out()).isEqualTo("max is now: member.\n");
        assertThat(run("user", "reset-factor", "max").code()).isZero();
        assertThat(run("user", "remove", "max").code()).isEqualTo(2);
        assertThat(new Ran.Line(data).typing("n\n").run("user", "remove", "max").code())
                .isEqualTo(1);
        assertThat(run("user", "remove", "max", "--yes").out()).isEqualTo("max is removed.\n");
    }

    @Test
    @DisplayName("A second factor is begun with the password, shown to be scanned, and on after a code")
    void factorOn() throws IOException {
        String uri = "otpauth://totp/library:ada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        node.answering(
                "cloudy.accounts.begin-factor",
                "{\"secret\":\"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\",\"uri\":\"" + uri + "\"}");
        node.answering("cloudy.accounts.confirm-factor", "{\"codes\":[\"abcd-efgh-ijkl-mnop\"]}");

        assertThat(run("factor").code()).isEqualTo(2);
        assertThat(run("factor", "on").err()).contains("--user USER");
        assertThat(run("factor", "on", "--user", "ada").code())
                .as("nobody to ask")
                .isEqualTo(2);
        assertThat(knowing().run("factor", "on", "--user", "ada").out())
                .startsWith(uri + "\nScan")
                .contains("cloudy factor confirm CODE --user ada");
        assertThat(node.asked("cloudy.accounts.begin-factor"))
                .hasToString("{\"user\":\"ada\",\"password\":\"correct horse battery\"}");
        assertThat(knowing()
                        .run("factor", "on", "--user", "ada", "--json")
                        .json()
                        .path("uri")
                        .asText())
                .isEqualTo(uri);
        assertThat(run("factor", "confirm", "123456", "--user", "ada").out())
                .contains("ada is asked a code", "\nabcd-efgh-ijkl-mnop\n", "shown this once");
        assertThat(node.asked("cloudy.accounts.confirm-factor")).hasToString("{\"user\":\"ada\",\"code\":\"123456\"}");
    }

    @Test
    @DisplayName("The address of a second factor is a QR code at a terminal that is wide enough")
    void factorQrCode() {
        node.answering(
                "cloudy.accounts.begin-factor", "{\"secret\":\"GEZD\",\"uri\":\"otpauth://totp/a:b?secret=GEZD\"}");

        assertThat(knowing().onScreen().run("factor", "on", "--user", "ada").out())
                .contains("▀");
        assertThat(knowing()
                        .onScreen()
                        .with("COLUMNS", "20")
                        .run("factor", "on", "--user", "ada")
                        .out())
                .doesNotContain("▀");
    }

    @Test
    @DisplayName(
            "A second factor goes, and gets other recovery codes, by password and code; the only user needs no name")
    void factorProof() throws IOException {
        node.answering("cloudy.accounts.list", "{\"accounts\":[" + ADA + "]}");
        node.answering("cloudy.accounts.end-factor", ADA);
        node.answering("cloudy.accounts.renew-codes", "{\"codes\":[\"abcd-efgh-ijkl-mnop\"]}");
        Path file = Files.writeString(data.resolve("secret"), "correct horse battery\n");
        String[] proof = {"123456", "--password-file", file.toString()};
        String told = "{\"user\":\"ada\",\"password\":\"correct horse battery\",\"code\":\"123456\"}";

        assertThat(run("factor", "codes", proof[0], proof[1], proof[2], "--json")
                        .json()
                        .path("codes"))
                .hasSize(1);
        assertThat(node.asked("cloudy.accounts.renew-codes")).hasToString(told);
        assertThat(run("factor", "off", proof[0], proof[1], proof[2]).out())
                .isEqualTo("ada has no second factor any more.\n");
        assertThat(node.asked("cloudy.accounts.end-factor")).hasToString(told);
    }

    @Test
    @DisplayName("Sessions are listed and ended by their names")
    void sessions() {
        String session = """
            {"id":"0badcafe01","user":"ada","since":"2026-11-22T11:00:00Z","seen":"2026-11-22T11:59:00Z",
            "origin":"10.0.0.1","browser":"Firefox","system":null}""";
        node.answering("cloudy.sessions.all", "{\"sessions\":[" + session + "]}");
        node.answering("cloudy.sessions.end", session);
        assertThat(run("sessions").out()).contains("0badcafe01", "Firefox", "10.0.0.1");
        assertThat(run("sessions", "end", "0badcafe01").out()).isEqualTo("ada is signed out there.\n");
    }

    @Test
    @DisplayName("The trail is asked by days and words, and a name in it cannot write to the terminal")
    void audit() throws IOException {
        node.answering("cloudy.audit.find", """
            {"entries":[{"number":8,"time":"2026-11-22T11:30:00Z","user":"ada","origin":"command-line",
            "act":"cloudy.capabilities.act","subject":"squid start","outcome":"done"},{"number":7,"time":"2026-11-22T11:00:00Z","user":"e\\u001bve","origin":"::1","act":"sign-in",
            "subject":"","outcome":"FORBIDDEN"}],"more":false,"oldest":null,"most":50000,"days":730}""");
        Ran found = run("audit", "--since", "2026-11-20", "--until", "2026-11-21", "--user", "ada");
        assertThat(found.out()).contains("e ve", "Sign in", "Refused");
        assertThat(found.out())
                .containsSubsequence("ada", "Command line", "Work on a service", "squid start", "Done")
                .doesNotContain("cloudy.capabilities.act");
        assertThat(node.asked("cloudy.audit.find").path("since").asText()).isEqualTo("2026-11-20T00:00:00Z");
        assertThat(node.asked("cloudy.audit.find").path("until").asText()).isEqualTo("2026-11-22T00:00:00Z");
        assertThat(run("audit", "--json").json().get(1).path("number").asInt()).isEqualTo(7);
        assertThat(run("audit", "--since", "yesterday").code()).isEqualTo(2);
    }

    @Test
    @DisplayName("The node is renamed")
    void renames() {
        node.answering("cloudy.system.rename", "{\"name\":\"hilltop\"}");
        assertThat(run("rename", "hilltop").out()).isEqualTo("The node is called hilltop now.\n");
    }
}
