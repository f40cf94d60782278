package org.cloudy.platform.host;

import java.nio.file.Path;
import java.time.InstantSource;

/**
 * The machine as a node sees it that has no privileged helper: daemons are its own children, packages are installed where it
 * runs as root. When the node dies, in whatever way, the kernel kills its daemons.
 */
public final class SupervisedHost implements Host, AutoCloseable {
    private final CommandRunner commands;
    private final DebianPackages packages;
    private final SupervisedDaemons daemons;

    /**
     * The machine, for a node that holds the lock of its data folder: daemons that an earlier run left behind are killed now.
     *
     * @param data the node's folder
     */
    public SupervisedHost(Path data) {
        Launcher launcher = new Launcher(data, Account.isRoot());
        this.commands = new CommandRunner(launcher);
        this.packages = new DebianPackages(commands::run, DebianPackages.Machine.here(), InstantSource.system());
        this.daemons = new SupervisedDaemons(data.resolve("daemons"), launcher, commands);
    }

    @Override
    public Packages packages() {
        return packages;
    }

    @Override
    public Daemons daemons() {
        return daemons;
    }

    @Override
    public CommandResult run(Command command) {
        return commands.run(command, line -> {});
    }

    /** Ends all daemons, the last one started first, and waits until they have ended. */
    @Override
    public void close() {
        daemons.close();
    }
}
