package org.cloudy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cloudy.acceptance.Patience.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.bastiaanjansen.otp.TOTPGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cloudy.platform.host.AptSandbox;
import org.cloudy.testkit.CommandLine;
import org.cloudy.testkit.NodeProcess;
import org.cloudy.testkit.Visitor;
import org.cloudy.testkit.net.Host;
import org.cloudy.testkit.net.NetworkBed;
import org.cloudy.testkit.net.NetworkTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * One node on a host whose packet filter is its own, with the real apt on a machine in a folder. One story in the order in which it
 * happens: the last chapter tells the others.
 */
@NetworkTest(needs = {"nft", "apt-get", "dpkg-deb"})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("Whoever looks after a node with the command line")
class UpkeepStoryIT {
    private static final String HELLO = "hello-cloudy";
    private static final String MEMBER = "joan";
    private static final String PASSWORD_OF_MEMBER = "four blue cats";
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static Host host;
    private static AptSandbox machine;
    private static @Nullable NodeProcess started;

    @BeforeAll
    static void start(NetworkBed bed) throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root looks after a machine");
        machine = AptSandbox.in(folder);
        machine.offer(HELLO, "1.0");
        machine.offer(HELLO, "1.1");
        machine.install(HELLO, "1.0");
        machine.publish("Debian-Security");
        host = bed.lan("village").host("node");
        String path = machine.programs() + File.pathSeparator + System.getenv("PATH");
        started = NodeProcess.launch(host, folder.resolve("node"), Map.of("PATH", path), 7000)
                .awaitCommands()
                .setUp("node");
    }

    @AfterAll
    static void stop() {
        if (started != null) {
            started.close();
        }
    }

    @Test
    @Order(1)
    @DisplayName("lets a member in, who sees the node, and is refused what an administrator does")
    void member() throws IOException {
        Path password = Files.writeString(folder.resolve("password"), PASSWORD_OF_MEMBER);
        node().cloudy("user", "add", MEMBER, "--role", "member", "--password-file", password.toString())
                .expectSuccess();
        Visitor member = new Visitor(node().web());
        assertThat(member.signIn(MEMBER, PASSWORD_OF_MEMBER)).isEqualTo(303);

        assertThat(member.page("/system/updates").statusCode()).isEqualTo(200);
        assertThat(member.page("/system/users").statusCode()).isEqualTo(403);
        assertThat(member.post("/system/account", "/system/name", Map.of("name", "mine"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(Answers.json(node().cloudy("status", "--json")).toString()).doesNotContain("\"mine\"");
    }

    @Test
    @Order(2)
    @DisplayName(
            "helps the member to a second factor, with the member's password, to other recovery codes, and out of it")
    void secondFactor() {
        String[] proof = {
            "--user", MEMBER, "--password-file", folder.resolve("password").toString(), "--json"
        };
        String secret = Answers.json(factor(proof, "on")).path("secret").asText();
        assertThat(factor(new String[] {"--user", MEMBER}, "confirm", "000000").exit())
                .isEqualTo(1);
        JsonNode old = Answers.json(factor(new String[] {"--user", MEMBER, "--json"}, "confirm", code(secret)))
                .path("codes");
        assertThat(old).hasSize(10);

        Visitor member = new Visitor(node().web());
        member.signIn(MEMBER, PASSWORD_OF_MEMBER);
        assertThat(member.page("/system/updates").statusCode())
                .as("the password alone lets nobody in")
                .isEqualTo(303);

        JsonNode fresh =
                Answers.json(factor(proof, "codes", old.path(0).asText())).path("codes");
        assertThat(fresh).hasSize(10).doesNotContainAnyElementsOf(old);
        assertThat(factor(proof, "off", old.path(1).asText()).exit()).isEqualTo(1);
        factor(proof, "off", fresh.path(0).asText()).expectSuccess();
        member.signIn(MEMBER, PASSWORD_OF_MEMBER);
        assertThat(member.page("/system/updates").statusCode()).isEqualTo(200);
    }

    private static CommandLine.Result factor(String[] options, String... words) {
        return node().cloudy(Stream.of(Stream.of("factor"), Stream.of(words), Stream.of(options))
                .flatMap(each -> each)
                .toArray(String[]::new));
    }

    /** What an application shows. */
    private static String code(String secret) {
        return TOTPGenerator.withDefaultValues(secret.getBytes(StandardCharsets.US_ASCII))
                .now();
    }

    @Test
    @Order(3)
    @DisplayName("lists updates, and brings a package up to date")
    void updates() throws IOException {
        node().cloudy("updates", "refresh").expectSuccess();
        JsonNode listed = Answers.json(node().cloudy("updates", "--json")).path("packages");
        assertThat(listed).hasSize(1);
        assertThat(listed.path(0).path("name").asText()).isEqualTo(HELLO);
        assertThat(listed.path(0).path("security").asBoolean()).isTrue();

        node().cloudy("updates", "apply", HELLO).expectSuccess();

        assertThat(machine.installed(HELLO)).isEqualTo("1.1");
        assertThat(Answers.json(node().cloudy("updates", "--json")).path("packages"))
                .isEmpty();
    }

    @Test
    @Order(4)
    @DisplayName("sees in the diagnosis what is left half done, and repairs it")
    void diagnosis() {
        machine.unpack(HELLO, "1.1");
        assertThat(node().cloudy("diagnose", "--all").out()).contains(HELLO);

        node().cloudy("repair", "node");

        assertThat(node().cloudy("diagnose", "--all").out()).doesNotContain(HELLO);
    }

    @Test
    @Order(5)
    @DisplayName("searches the logs")
    void logs() {
        await("it is written")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(Answers.list(node().cloudy("logs", "--grep", "ready", "--json")))
                        .isNotEmpty()
                        .allMatch(line -> line.path("text").asText().contains("ready")));
        assertThat(Answers.list(node().cloudy("logs", "--grep", "no such words", "--json")))
                .isEmpty();
    }

    @Test
    @Order(6)
    @DisplayName("gives the node another name")
    void rename() {
        node().cloudy("rename", "reading-room").expectSuccess();

        assertThat(node().cloudy("status").out()).contains("reading-room");
    }

    @Test
    @Order(7)
    @DisplayName("tries the firewall, keeps it, and switches it off")
    void firewall() {
        assertThat(firewall("on")).isEqualTo("trial");
        assertThat(rules()).contains("table inet cloudy");
        assertThat(firewall("confirm")).isEqualTo("on");
        assertThat(node().web())
                .satisfies(web -> assertThat(new Visitor(web).page("/health").statusCode())
                        .isEqualTo(200));

        assertThat(firewall("off")).isEqualTo("off");
        assertThat(rules()).doesNotContain("table inet cloudy");
    }

    @Test
    @Order(8)
    @DisplayName("finds all of it in the audit trail, with who did it and from where, and nothing secret")
    void trail() {
        List<JsonNode> entries = Answers.list(node().cloudy("audit", "--limit", "100", "--json"));

        assertThat(entries)
                .filteredOn(entry -> entry.path("origin").asText().equals("command-line"))
                .extracting(entry -> entry.path("act").asText())
                .contains(
                        "cloudy.accounts.create",
                        "cloudy.accounts.confirm-factor",
                        "cloudy.accounts.renew-codes",
                        "cloudy.accounts.end-factor",
                        "cloudy.updates.refresh",
                        "cloudy.updates.apply",
                        "cloudy.diagnosis.repair",
                        "cloudy.system.rename",
                        "cloudy.firewall.try",
                        "cloudy.firewall.confirm",
                        "cloudy.firewall.off");
        assertThat(entries)
                .anySatisfy(entry -> {
                    assertThat(entry.path("act").asText()).isEqualTo("cloudy.accounts.create");
                    assertThat(entry.path("subject").asText()).contains(MEMBER);
                    assertThat(entry.path("outcome").asText()).isEqualTo("done");
                })
                .anySatisfy(entry -> {
                    assertThat(entry.path("act").asText()).isEqualTo("sign-in");
                    assertThat(entry.path("user").asText()).isEqualTo(MEMBER);
                });
        assertThat(entries.toString()).doesNotContain(PASSWORD_OF_MEMBER);
    }

    private static String firewall(String word) {
        return Answers.json(node().cloudy("firewall", word, "--json"))
                .path("state")
                .asText();
    }

    private static String rules() {
        return host.run("nft", "list", "tables").out();
    }

    private static NodeProcess node() {
        if (started == null) {
            throw new AssertionError("no node");
        }
        return started;
    }
}
