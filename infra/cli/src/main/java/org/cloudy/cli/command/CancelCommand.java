package org.cloudy.cli.command;

import java.util.concurrent.Callable;
import org.cloudy.bus.jobs.JobId;
import org.cloudy.bus.jobs.JobsContract;
import org.cloudy.cli.Cloudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Cancels a job. */
@Command
public final class CancelCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Parameters(paramLabel = "ID", descriptionKey = "cloudy.job-id")
    private long id;

    public CancelCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return cloudy.show(
                cloudy.ask(JobsContract.CANCEL, new JobId(id)),
                "",
                job -> cloudy.texts()
                        .of(
                                "cli.job.cancelling",
                                "job",
                                "" + id,
                                "title",
                                cloudy.texts().of(job.title())));
    }
}
