package org.cloudy.testkit;

import org.cloudy.platform.host.Command;
import org.cloudy.platform.host.CommandResult;
import org.cloudy.platform.host.Daemons;
import org.cloudy.platform.host.Host;
import org.cloudy.platform.host.Packages;

/** For what asks nothing of the machine below. */
public record NoHost() implements Host {
    @Override
    public Packages packages() {
        throw new AssertionError("no packages are wanted");
    }

    @Override
    public Daemons daemons() {
        throw new AssertionError("no daemons are wanted");
    }

    @Override
    public CommandResult run(Command command) {
        throw new AssertionError("no command is wanted");
    }
}
