package org.cloudy.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.capabilities.CheckResult;
import org.cloudy.bus.capabilities.Health;
import org.cloudy.bus.capabilities.MenuGroup;
import org.cloudy.bus.discovery.Publication;
import org.cloudy.bus.text.Messages;
import org.cloudy.bus.text.Text;
import org.cloudy.platform.Capability;
import org.cloudy.platform.Component;
import org.cloudy.platform.Descriptor;
import org.cloudy.platform.Site;
import org.cloudy.platform.host.DaemonSpec;
import org.cloudy.platform.host.DaemonState;
import org.cloudy.platform.jobs.Progress;

/** A capability whose daemon is a real process that only sleeps. */
final class Sample implements Capability {
    private final String name;

    Sample(String name) {
        this.name = name;
    }

    record Settings(int port, String motto) {}

    @Override
    public Descriptor<?> describe() {
        return Descriptor.named(name, new Settings(4711, "rest"))
                .shownIn(MenuGroup.SYSTEM, "moon")
                .with(new Motto())
                .with(new Sleeper())
                .build();
    }

    private static final class Motto implements Component<Settings> {
        @Override
        public String name() {
            return "motto";
        }

        @Override
        public void enable(Site<Settings> site, Progress progress) {
            try {
                Files.writeString(file(site), site.settings().motto());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Path file(Site<Settings> site) {
            return site.folder().resolve("motto");
        }
    }

    private static final class Sleeper implements Component<Settings> {
        @Override
        public String name() {
            return "sleeper";
        }

        @Override
        public List<String> daemons(Site<Settings> site) {
            return List.of(site.daemon(name()));
        }

        @Override
        public List<String> serviceTypes() {
            return List.of("_sleep._tcp");
        }

        @Override
        public List<Publication> announcements(Site<Settings> site) {
            return List.of(new Publication(
                    "_sleep._tcp", "Sleep", null, site.settings().port(), Map.of(), null, null));
        }

        @Override
        public void enable(Site<Settings> site, Progress progress) {
            site.host().daemons().start(DaemonSpec.of(site.daemon(name()), site.folder(), List.of("sleep", "600")));
        }

        @Override
        public void disable(Site<Settings> site, Progress progress) {
            site.host().daemons().stop(site.daemon(name()));
        }

        @Override
        public List<CheckResult> diagnose(Site<Settings> site, boolean enabled) {
            boolean up = site.host().daemons().status(site.daemon(name())).state() == DaemonState.RUNNING;
            Text title = Messages.everywhere("capability.sample.title");
            return List.of(
                    new CheckResult(name(), title, up == enabled ? Health.PASSING : Health.CRITICAL, title, false));
        }
    }
}
