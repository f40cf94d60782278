package org.cloudy.cli.backup;

import java.util.concurrent.Callable;
import org.cloudy.bus.Call;
import org.cloudy.bus.backup.ArchiveKey;
import org.cloudy.bus.jobs.Job;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.command.Work;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks whether an archive is sound. */
@Command
final class ExamineCommand implements Callable<Integer> {
    private final Cloudy cloudy;
    private final Call<ArchiveKey, Job> call;

    @Mixin
    private Which which = new Which();

    @Mixin
    private Passphrase passphrase = new Passphrase();

    @Mixin
    private Work work = new Work();

    ExamineCommand(Cloudy cloudy, Call<ArchiveKey, Job> call) {
        this.cloudy = cloudy;
        this.call = call;
    }

    @Override
    public Integer call() {
        ArchiveKey key = new ArchiveKey(which.archive(), passphrase.known(cloudy));
        return work.run(cloudy, node -> node.ask(call, key));
    }
}
