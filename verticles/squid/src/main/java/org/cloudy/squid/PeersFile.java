package org.cloudy.squid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cloudy.platform.Component;
import org.cloudy.platform.Site;
import org.cloudy.platform.component.ConfigurationFile;
import org.cloudy.platform.host.Command;
import org.cloudy.platform.jobs.Progress;

/**
 * The part of the configuration that tells which proxies are asked. It changes as they come and go, while the rest stays; so it
 * is a file of its own, which Squid reads anew without a restart.
 */
final class PeersFile implements Component<SquidSettings> {
    /** Its name in the capability's folder. */
    static final String NAME = "peers.conf";

    @Override
    public String name() {
        return NAME;
    }

    /** The file is there from now on; what is in it is kept up to date by whoever watches the registry. */
    @Override
    public void enable(Site<SquidSettings> site, Progress progress) {
        if (!Files.exists(site.folder().resolve(NAME), LinkOption.NOFOLLOW_LINKS)) {
            write(site, PeerLines.NONE);
        }
    }

    @Override
    public List<String> passing(Site<SquidSettings> site) {
        return List.of(NAME);
    }

    /**
     * Puts this text into the file if Squid takes it.
     *
     * @return whether something else was there before
     */
    static boolean write(Site<SquidSettings> site, String text) {
        Path path = site.folder().resolve(NAME);
        try {
            if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                    && Files.readString(path).equals(text)) {
                return false;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ConfigurationFile.<SquidSettings>of(NAME, same -> text)
                .checkedBy((same, candidate) -> new Command(
                        SquidConfiguration.check(candidate),
                        Duration.ofSeconds(30),
                        site.folder(),
                        SquidConfiguration.ACCOUNT,
                        Map.of()))
                .enable(site, new Quiet());
        return true;
    }

    /** Work that no job watches. */
    private record Quiet() implements Progress {
        @Override
        public void step(int percent, String key, Map<String, String> args) {
            // Nobody waits for it.
        }

        @Override
        public void line(String text) {
            // What matters is in the failure.
        }
    }
}
