package org.cloudy.squid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.cloudy.bus.capabilities.MenuGroup;
import org.cloudy.bus.discovery.Publication;
import org.cloudy.bus.text.Messages;
import org.cloudy.platform.Capability;
import org.cloudy.platform.Component;
import org.cloudy.platform.Descriptor;
import org.cloudy.platform.Site;
import org.cloudy.platform.settings.Group;
import org.cloudy.testkit.NoHost;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SquidCapabilityTest {
    private final Descriptor<SquidSettings> descriptor = new SquidCapability().describe();

    @Test
    @DisplayName("It is found on the class path, in the menu of network services")
    void found() {
        assertThat(ServiceLoader.load(Capability.class))
                .extracting(capability -> capability.describe().name())
                .contains("squid");
        assertThat(descriptor.group()).isEqualTo(MenuGroup.NETWORK_SERVICES);
    }

    @Test
    @DisplayName("The port is looked at before the configuration is written, and the daemon comes after both")
    void order() {
        assertThat(descriptor.components())
                .extracting(Component::name)
                .containsExactly(
                        "packages",
                        "http",
                        "queries",
                        "users",
                        "peers.conf",
                        "squid.conf",
                        "cache",
                        "proxy",
                        "answer",
                        "_squid._tcp",
                        "in-force");
    }

    @Test
    @DisplayName("It is announced as a proxy, by its visible name, at the port of the settings")
    void announced() {
        assertThat(announced(Map.of("port", 8080, "visibleName", "Library")))
                .isEqualTo(new Publication(
                        "_squid._tcp",
                        "Squid Library",
                        null,
                        8080,
                        Map.of("protocol", "http", "icp", "8080"),
                        null,
                        "squid"));
    }

    @Test
    @DisplayName("Other proxies learn from it whether they are answered, and whether they would need a password")
    void announcedToProxies() {
        assertThat(announced(Map.of("answerQueries", false)).attributes()).containsOnlyKeys("protocol");
        assertThat(announced(Map.of("passwords", "always")).attributes()).containsOnlyKeys("protocol", "password");
        assertThat(announced(Map.of("passwords", "outside")).attributes()).containsOnlyKeys("protocol", "icp");
    }

    private Publication announced(Map<String, Object> values) {
        Site<SquidSettings> site =
                new Site<>("squid", Path.of("/x"), Sample.settings(values), "node-1", "127.0.0.1", new NoHost());
        List<Publication> all = descriptor.components().stream()
                .flatMap(component -> component.announcements(site).stream())
                .toList();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Test
    @DisplayName("All its texts exist in every language, and none was left in English")
    void texts() {
        Stream<String> settings = Arrays.stream(SquidSettings.class.getRecordComponents())
                .flatMap(field -> Stream.of("title", "help")
                        .map(part -> "capability.squid.settings." + field.getName() + "." + part));
        Stream<String> own = Stream.of("title", "summary", "description").map(part -> "capability.squid." + part);
        Stream<String> groups = Arrays.stream(SquidSettings.class.getRecordComponents())
                .map(field -> "capability.squid.settings.group."
                        + field.getAnnotation(Group.class).value());
        Stream<String> rules = Arrays.stream(PasswordRule.values())
                .map(rule ->
                        "capability.squid.settings.passwords." + rule.name().toLowerCase(Locale.ROOT));
        List<String> needed = Stream.of(settings, own, groups, rules)
                .flatMap(keys -> keys)
                .distinct()
                .toList();
        for (String language : Messages.LANGUAGES) {
            assertThat(Messages.catalogue(language)).containsKeys(needed.toArray(String[]::new));
            assertThat(Messages.catalogue(language).keySet())
                    .isEqualTo(Messages.catalogue("en").keySet());
        }
        assertThat(needed).allSatisfy(key -> {
            if (!key.endsWith("port.title")) {
                assertThat(Messages.text("ca", key, Map.of())).isNotEqualTo(Messages.text("en", key, Map.of()));
            }
        });
    }
}
