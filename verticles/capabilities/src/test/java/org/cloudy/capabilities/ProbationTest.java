package org.cloudy.capabilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cloudy.bus.capabilities.Action;
import org.cloudy.bus.capabilities.CapabilityState;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.notices.NewNotice;
import org.cloudy.bus.notices.Severity;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.Capability;
import org.cloudy.platform.Component;
import org.cloudy.platform.Descriptor;
import org.cloudy.platform.Site;
import org.cloudy.platform.component.ConfigurationFile;
import org.cloudy.platform.component.DaemonComponent;
import org.cloudy.platform.host.DaemonSpec;
import org.cloudy.platform.settings.Migrations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Settings that came into another form with a new version of the node")
final class ProbationTest {
    private static final String NOTICE = "capabilities:proxy:moved-up";

    @TempDir
    private Path data;

    private Bench bench;

    /**
     * A version of a capability whose daemon is started with what stands in its configuration file.
     *
     * @param migrations how the settings of the version before become those of this one
     * @param configuration what it makes of the motto
     */
    private record Version(Migrations migrations, Function<String, String> configuration) implements Capability {
        @Override
        public Descriptor<?> describe() {
            ConfigurationFile<ProxySettings> file = ConfigurationFile.of(
                    "proxy.conf", site -> configuration.apply(site.settings().motto()));
            return Descriptor.named("proxy", ProxySettings.DEFAULTS)
                    .movedUpBy(migrations)
                    .with(file)
                    .with(new DaemonComponent<>("daemon", Version::daemon, List.of(file)))
                    .with(new Complaint())
                    .build();
        }

        private static DaemonSpec daemon(Site<ProxySettings> site) {
            return DaemonSpec.of(site.daemon("daemon"), site.folder(), List.of("proxy", configured(site.folder())));
        }
    }

    /** A check that complains of what is configured. */
    private record Complaint() implements Component<ProxySettings> {
        @Override
        public String name() {
            return "complaint";
        }

        @Override
        public List<CheckResult> diagnose(Site<ProxySettings> site, boolean enabled) {
            boolean bad = configured(site.folder()).contains("ill");
            return List.of(new CheckResult(
                    name(),
                    Text.verbatim("motto"),
                    bad ? Health.CRITICAL : Health.PASSING,
                    Text.verbatim(bad ? "is ill" : "is well"),
                    false));
        }
    }

    private static String configured(Path folder) {
        try {
            return Files.readString(folder.resolve("proxy.conf"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final Version FIRST = new Version(Migrations.NONE, motto -> motto);

    /** The second version, which makes this motto of every other one. */
    private static Version making(String motto) {
        return new Version(becoming(motto), configured -> configured);
    }

    private static Migrations becoming(String motto) {
        return Migrations.NONE.then(settings -> {
            Map<String, Object> next = new HashMap<>(settings);
            next.put("motto", motto);
            return next;
        });
    }

    @BeforeEach
    void aRunningCapability() {
        bench = new Bench(data, FIRST);
        bench.run("proxy", Action.INSTALL, Action.START);
        bench.succeed(bench.configure("proxy", Map.of("motto", "work")));
    }

    @AfterEach
    void cleanUp() {
        bench.close();
    }

    private void updateTo(Version version) {
        bench.close();
        bench = new Bench(data, version);
    }

    private String configured() {
        return configured(data.resolve("capabilities/proxy"));
    }

    private NewNotice notice() {
        return await().until(() -> bench.notices.get(NOTICE), notice -> notice != null);
    }

    private void awaitProved() {
        await().until(() -> !Files.exists(data.resolve("former/proxy")));
        await().until(bench.notices::isEmpty);
        bench.awaitState("proxy", CapabilityState.RUNNING);
    }

    @Test
    @DisplayName("are in force when it comes up with them, and nothing of before is kept but the former settings")
    void comeUp() {
        updateTo(making("more work"));
        awaitProved();
        assertThat(configured()).isEqualTo("more work");
        assertThat(bench.get("proxy").settings()).containsEntry("motto", "more work");
    }

    @Test
    @DisplayName(
            "leave its daemon running as it was configured before when it does not come up with them; a notice says what to do")
    void goesOnAsConfigured() {
        updateTo(making("--broken"));

        assertAsBefore("no such option");
        bench.killAndRestart();
        assertAsBefore("no such option");

        bench.run("proxy", Action.REPAIR);
        assertAsBefore("no such option");

        bench.succeed(bench.configure("proxy", Map.of("motto", "rest")));
        awaitProved();
        assertThat(configured()).isEqualTo("rest");
    }

    @Test
    @DisplayName("leave it so, too, when a check complains that did not before")
    void goesOnWithoutComplaint() {
        updateTo(making("ill"));
        assertAsBefore("is ill");
    }

    private void assertAsBefore(String reason) {
        notice();
        bench.awaitIdle();
        assertThat(notice()).satisfies(notice -> {
            assertThat(notice.severity()).isEqualTo(Severity.WARNING);
            assertThat(notice.page()).isEqualTo("/capabilities/proxy");
            assertThat(notice.text().in("en")).contains("goes on with the configuration of before", reason);
            assertThat(notice.text().in("ca")).contains("continua amb la configuració d'abans", reason);
        });
        await().untilAsserted(() -> assertThat(bench.get("proxy").checks())
                .filteredOn(check -> check.component().equals(CheckResult.SETTINGS))
                .singleElement()
                .satisfies(check -> assertThat(check.message().in("en")).contains(reason, "Repair")));
        assertThat(bench.state("proxy")).isEqualTo(CapabilityState.RUNNING);
        assertThat(configured()).isEqualTo("work");
    }

    @Test
    @DisplayName("that are changed to what does not come up either leave the configuration of before running")
    void comesBack() {
        updateTo(making("--broken"));
        assertAsBefore("no such option");
        assertThat(bench.failureOf(bench.configure("proxy", Map.of("motto", "ill")))
                        .message())
                .contains("is ill");
        assertAsBefore("no such option");
    }

    @Test
    @DisplayName("are in force when a check complains with the configuration of before, too")
    void complainsAnyway() {
        bench.close();
        bench = new Bench(data, new Version(Migrations.NONE, motto -> motto + " ill"));
        bench.awaitState("proxy", CapabilityState.RUNNING);
        bench.close();
        bench = new Bench(data, new Version(becoming("more"), motto -> motto + " ill"));
        awaitProved();
        assertThat(configured()).isEqualTo("more ill");
    }

    @Test
    @DisplayName("stay with the reason when it comes up neither way, and are tried again by the next version")
    void staysDown() throws IOException {
        bench.close();
        Path file = data.resolve("capabilities/proxy/proxy.conf");
        Files.writeString(file, "--broken");
        bench = new Bench(data, making("--broken"));

        bench.awaitState("proxy", CapabilityState.FAILED);
        assertThat(bench.reason("proxy")).contains("no such option");
        assertThat(notice()).satisfies(notice -> {
            assertThat(notice.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(notice.text().in("es")).contains("no arranca", "no such option");
        });

        bench.close();
        bench = new Bench(data, new Version(becoming("--broken"), motto -> "mended"));
        awaitProved();
        assertThat(configured()).isEqualTo("mended");
    }
}
