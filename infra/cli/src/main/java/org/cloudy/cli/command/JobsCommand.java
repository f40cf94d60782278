package org.cloudy.cli.command;

import java.util.concurrent.Callable;
import org.cloudy.bus.Empty;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobList;
import org.cloudy.bus.jobs.JobsContract;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;
import picocli.CommandLine.Command;

/** The latest jobs. */
@Command
public final class JobsCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    public JobsCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        return cloudy.show(cloudy.ask(JobsContract.LIST, Empty.EMPTY), "jobs", this::view);
    }

    private String view(JobList list) {
        Texts texts = cloudy.texts();
        Table table = new Table(
                ">" + texts.of("cli.column.id"),
                texts.of("cli.column.title"),
                texts.of("cli.column.state"),
                ">" + texts.of("cli.column.progress"),
                texts.of("cli.column.user"),
                texts.of("cli.column.created"),
                texts.of("cli.column.step"));
        for (Job job : list.jobs()) {
            table.row(
                    "" + job.id(),
                    texts.of(job.title()),
                    texts.of("job-state", job.state()),
                    job.percent() == null ? Texts.UNKNOWN : job.percent() + " %",
                    job.user(),
                    cloudy.times().ago(job.created()),
                    job.failure() == null ? texts.of(job.step()) : texts.of(job.failure()));
        }
        return cloudy.table(table, "cli.none.jobs");
    }
}
