package org.cloudy.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.platform.host.Command;
import org.cloudy.platform.host.CommandResult;
import org.cloudy.platform.host.SupervisedHost;
import org.cloudy.testkit.CapabilityTrial;
import org.cloudy.testkit.FreePorts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real snmpd as it was configured, asked by Net-SNMP's own tools. */
class AgentIT {
    private static final String SYSTEM = ".1.3.6.1.2.1.1";
    private static final String LOCATION = ".1.3.6.1.2.1.1.6.0";
    private static final String MEMORY = ".1.3.6.1.4.1.2021.4.5.0";
    private static final String PROGRAMS = ".1.3.6.1.2.1.25.4.2.1.2";

    private SupervisedHost host;
    private CapabilityTrial<?> agent;
    private final int port = FreePorts.one();

    @BeforeEach
    void install(@TempDir Path data) {
        host = new SupervisedHost(data);
        agent = new CapabilityTrial<>(new SnmpCapability().describe(), data, host);
        try {
            host.packages().install(List.of("snmpd", "snmp"), line -> {});
        } catch (Failure failure) {
            assumeTrue(false, failure.problem().message());
        }
        agent.install();
        agent.configure(Map.of("port", port, "location", "roof of the library", "contact", "Anna <anna@example.org>"));
    }

    @AfterEach
    void end() {
        agent.end();
        host.close();
    }

    private CommandResult ask(String tool, List<String> credentials, String oid) {
        List<String> command = new ArrayList<>(List.of(tool, "-m", "", "-On", "-t", "5", "-r", "1"));
        command.addAll(credentials);
        command.addAll(List.of("127.0.0.1:" + port, oid));
        return host.run(new Command(command, Duration.ofSeconds(30), null, null, Map.of("MIBS", "")));
    }

    private static List<String> v2c(String community) {
        return List.of("-v2c", "-c", community);
    }

    private static List<String> v3(String user, String auth, String priv) {
        return List.of("-v3", "-l", "authPriv", "-u", user, "-a", "SHA-256", "-A", auth, "-x", "AES", "-X", priv);
    }

    private static String words(CommandResult result) {
        return String.join("\n", result.output());
    }

    @Test
    @DisplayName(
            "A user of SNMPv3 walks through what he may see, and nobody does without his passphrases or encryption")
    void user() {
        agent.configure(
                Map.of("user", "grafana", "userAuthPassphrase", "first-secret", "userPrivPassphrase", "second-secret"));
        agent.enable();

        assertThat(words(ask("snmpwalk", v3("grafana", "first-secret", "second-secret"), SYSTEM)))
                .contains(LOCATION + " = STRING: \"roof of the library\"")
                .contains("\"Anna <anna@example.org>\"")
                .contains("\"trial-node\"");
        assertThat(words(ask("snmpget", v3("grafana", "first-secret", "second-secret"), MEMORY)))
                .contains("INTEGER");
        assertThat(words(ask("snmpwalk", v3("grafana", "first-secret", "second-secret"), PROGRAMS)))
                .as("programs are not for monitoring")
                .contains("No Such");
        assertThat(ask("snmpget", v3("grafana", "wrong-secret", "second-secret"), LOCATION)
                        .succeeded())
                .isFalse();
        assertThat(ask("snmpget", v3("grafana", "first-secret", "wrong-secret"), LOCATION)
                        .succeeded())
                .isFalse();
        assertThat(ask(
                                "snmpget",
                                List.of(
                                        "-v3",
                                        "-l",
                                        "authNoPriv",
                                        "-u",
                                        "grafana",
                                        "-a",
                                        "SHA-256",
                                        "-A",
                                        "first-secret"),
                                LOCATION)
                        .succeeded())
                .isFalse();
    }

    @Test
    @DisplayName("A community sees what it may, from where it may; by default there is none")
    void community() {
        agent.enable();
        assertThat(ask("snmpget", v2c("public"), LOCATION).succeeded()).isFalse();

        agent.configure(Map.of("community", true, "communityName", "village", "communityNetworks", "127.0.0.0/8"));
        agent.enable();
        assertThat(words(ask("snmpget", v2c("village"), LOCATION))).contains("roof of the library");
        assertThat(words(ask("snmpget", v2c("village"), MEMORY))).contains("No Such");
        assertThat(ask("snmpget", v2c("public"), LOCATION).succeeded()).isFalse();

        agent.configure(Map.of("communityNetworks", "192.0.2.0/24"));
        agent.enable();
        assertThat(ask("snmpget", v2c("village"), LOCATION).succeeded()).isFalse();
    }

    @Test
    @DisplayName("A changed passphrase is in force at once, and the old one is not, after a restart too")
    void changedPassphrase() {
        agent.configure(Map.of("cloudPassphrase", "the-first-one"));
        agent.enable();
        String user = SnmpdConfiguration.CLOUD_USER;
        assertThat(ask("snmpget", v3(user, "the-first-one", "the-first-one"), LOCATION)
                        .succeeded())
                .isTrue();

        agent.configure(Map.of("cloudPassphrase", "the-second-one"));
        agent.enable();
        agent.disable();
        agent.enable();

        assertThat(ask("snmpget", v3(user, "the-second-one", "the-second-one"), LOCATION)
                        .succeeded())
                .isTrue();
        assertThat(ask("snmpget", v3(user, "the-first-one", "the-first-one"), LOCATION)
                        .succeeded())
                .isFalse();
    }

    @Test
    @DisplayName("A UDP port that another program has is a conflict, and the agent goes on at its own")
    void portTaken() throws java.net.SocketException {
        agent.enable();
        try (DatagramSocket other = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            agent.configure(Map.of("port", other.getLocalPort()));
            assertThatThrownBy(agent::enable)
                    .isInstanceOfSatisfying(
                            Failure.class, failure -> assertThat(failure.code()).isEqualTo(FailureCode.CONFLICT));
        }
        agent.configure(Map.of("port", port));
        assertThat(agent.diagnose(true)).extracting(CheckResult::health).containsOnly(Health.PASSING);
    }

    @Test
    @DisplayName("An agent that hangs is found out, and a repair starts it anew")
    void hangs() {
        agent.enable();
        host.daemons().signal("snmp.agent", "STOP");

        assertThat(agent.diagnose(true))
                .anyMatch(check ->
                        check.component().equals("answer") && check.health() == Health.CRITICAL && check.repairable());

        repair();
        assertThat(agent.diagnose(true)).extracting(CheckResult::health).containsOnly(Health.PASSING);
    }

    private void repair() {
        repair(agent);
        agent.enable();
    }

    private static <S extends Record> void repair(CapabilityTrial<S> trial) {
        trial.descriptor().components().forEach(component -> component.repair(trial.site(), trial.progress()));
    }
}
