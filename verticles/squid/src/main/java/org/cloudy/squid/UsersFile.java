package org.cloudy.squid;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.TreeMap;
import org.cloudy.platform.Component;
import org.cloudy.platform.Site;
import org.cloudy.platform.jobs.Progress;

/** The file of the proxy's users, which Squid wants to be there also while there are none. */
final class UsersFile implements Component<SquidSettings> {
    @Override
    public String name() {
        return PasswordFile.NAME;
    }

    @Override
    public void enable(Site<SquidSettings> site, Progress progress) {
        if (!Files.exists(site.folder().resolve(PasswordFile.NAME), LinkOption.NOFOLLOW_LINKS)) {
            new PasswordFile(site.folder()).write(new TreeMap<>());
        }
    }
}
