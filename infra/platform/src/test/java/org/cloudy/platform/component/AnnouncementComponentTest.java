package org.cloudy.platform.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.cloudy.bus.discovery.Publication;
import org.cloudy.platform.Site;
import org.cloudy.platform.host.Command;
import org.cloudy.platform.host.CommandResult;
import org.cloudy.platform.host.Daemons;
import org.cloudy.platform.host.Host;
import org.cloudy.platform.host.Packages;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AnnouncementComponentTest {
    private record Settings(int port) {}

    @Test
    @DisplayName("A service is announced in its capability's name, at the port of the settings")
    void announced() {
        AnnouncementComponent<Settings> component = AnnouncementComponent.<Settings>of(
                        "_http._tcp", site -> "Wiki of " + site.nodeName(), Settings::port)
                .with(site -> Map.of("path", "/wiki"));

        assertThat(component.serviceTypes()).containsExactly("_http._tcp");
        assertThat(component.announcements(site("node-1")))
                .containsExactly(new Publication(
                        "_http._tcp", "Wiki of node-1", null, 8080, Map.of("path", "/wiki"), null, "wiki"));
    }

    @Test
    @DisplayName("A name is cut to the 63 bytes of DNS-SD, and no character in two")
    void longName() {
        AnnouncementComponent<Settings> component =
                AnnouncementComponent.of("_http._tcp", site -> "a" + "ñ".repeat(40), Settings::port);

        String name = component.announcements(site("node-1")).getFirst().name();

        assertThat(name).isEqualTo("a" + "ñ".repeat(31));
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSize(63);
    }

    private static Site<Settings> site(String node) {
        return new Site<>("wiki", Path.of("/nowhere"), new Settings(8080), node, "127.0.0.1", new Nothing());
    }

    /** A machine that nothing may be asked of. */
    private static final class Nothing implements Host {
        @Override
        public Packages packages() {
            throw new IllegalStateException("no machine here");
        }

        @Override
        public Daemons daemons() {
            throw new IllegalStateException("no machine here");
        }

        @Override
        public CommandResult run(Command command) {
            throw new IllegalStateException("no machine here");
        }
    }
}
