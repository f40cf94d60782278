package org.cloudy.squid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.cloudy.platform.Site;

/** The record of who visits what, where the owner wants one: it does not fill the disk. Blocks. */
final class AccessLog {
    private static final long MOST_BYTES = 10_000_000;

    private final Supplier<Site<SquidSettings>> site;

    AccessLog(Supplier<Site<SquidSettings>> site) {
        this.site = site;
    }

    /** Lets Squid begin it anew if it is too long; Squid keeps the part before, and forgets the one before that. */
    void bound() throws IOException {
        Site<SquidSettings> now = site.get();
        Path file = now.folder().resolve(SquidConfiguration.ACCESS_LOG);
        if (now.settings().accessLog()
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.size(file) > MOST_BYTES) {
            now.host().daemons().signal(now.daemon(SquidCapability.DAEMON), "USR1");
        }
    }
}
