package org.cloudy.platform.host;

import java.nio.file.Path;
import java.time.InstantSource;

/**
 * The machine as a node sees it that has no privileged helper: daemons are its own children, packages are installed where it
 * runs as root. When the node dies, in whatever way, the kernel kills its daemons and commands; but not the package manager,
 * which would leave the machine's packages half installed.
 */
public final class SupervisedHost implements Host, AutoCloseable {
    /** Names commands beside the daemons, whose names begin otherwise. */
    private static final String COMMAND = "-command";

    private final Spawner spawner = new Spawner();
    private final CommandRunner commands;
    private final DebianPackages packages;
    private final DebianUpdates updates;
    private final SupervisedDaemons daemons;

    /**
     * The machine, for a node that holds the lock of its data folder: daemons that an earlier run left behind are killed now.
     *
     * @param data the node's folder
     */
    public SupervisedHost(Path data) {
        Launcher launcher = new Launcher(data, Account.isRoot());
        Path folder = data.resolve("daemons");
        Mark mark = new Mark(folder);
        CommandRunner lasting =
                new CommandRunner(command -> launcher.of(command).start());
        this.commands = new CommandRunner(command -> spawner.start(launcher.of(command, mark.of(COMMAND))));
        DebianPackages.Machine machine = DebianPackages.Machine.here();
        Apt apt = new Apt(lasting::run);
        this.packages = new DebianPackages(lasting::run, apt, machine, InstantSource.system());
        this.updates = new DebianUpdates(apt, machine.root(), machine.lists());
        this.daemons = new SupervisedDaemons(folder, launcher, spawner, mark, lasting);
    }

    @Override
    public Packages packages() {
        return packages;
    }

    @Override
    public Updates updates() {
        return updates;
    }

    @Override
    public Daemons daemons() {
        return daemons;
    }

    @Override
    public CommandResult run(Command command) {
        return commands.run(command, line -> {});
    }

    /** Ends all daemons, the last one started first, and waits until they have ended; then no command starts any more. */
    @Override
    public void close() {
        daemons.close();
        spawner.close();
    }
}
