package org.cloudy.squid;

import org.cloudy.platform.host.Command;
import org.cloudy.platform.host.CommandResult;
import org.cloudy.platform.host.Daemons;
import org.cloudy.platform.host.Host;
import org.cloudy.platform.host.Packages;

/** A machine that nothing may be asked of. */
final class NoHost implements Host {
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
