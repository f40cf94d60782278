package org.cloudy.squid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cloudy.platform.Component;
import org.cloudy.platform.Site;
import org.cloudy.platform.host.SupervisedHost;

/** A real Squid on a node of its own, through the components of its capability. */
final class Installed implements AutoCloseable {
    private final List<Component<SquidSettings>> components =
            new SquidCapability().describe().components();
    private final KeptProgress progress = new KeptProgress();
    private final SupervisedHost host;
    private final Path folder;
    private final String name;
    private final String listen;
    private Site<SquidSettings> site;

    Installed(Path data, String name, String listen, SquidSettings settings) throws IOException {
        this.host = new SupervisedHost(data);
        this.folder = Files.createDirectories(data.resolve("capabilities/squid"));
        this.name = name;
        this.listen = listen;
        this.site = site(settings);
    }

    private Site<SquidSettings> site(SquidSettings settings) {
        return new Site<>("squid", folder, settings, name, listen, host);
    }

    Installed bringUp(SquidSettings settings) {
        Site<SquidSettings> wanted = site(settings);
        components.forEach(component -> component.enable(wanted, progress));
        site = wanted;
        return this;
    }

    Site<SquidSettings> site() {
        return site;
    }

    Path folder() {
        return folder;
    }

    long pid() {
        Long pid = host.daemons().status("squid.proxy").pid();
        return pid == null ? 0 : pid;
    }

    @Override
    public void close() {
        host.close();
    }
}
