package org.cloudy.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.cloudy.bus.Wire;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobLine;
import org.cloudy.cli.Cloudy;
import org.cloudy.cli.bus.BusConnection;
import org.cloudy.cli.bus.Follow;
import org.cloudy.cli.bus.Reply;
import org.cloudy.cli.view.Facts;
import org.cloudy.cli.view.JobView;
import org.cloudy.cli.view.Table;
import org.cloudy.cli.view.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One job with its log; followed until it is over, if wanted. */
@Command
public final class JobCommand implements Callable<Integer> {
    private final Cloudy cloudy;

    @Parameters(paramLabel = "ID", descriptionKey = "cloudy.job-id")
    private long id;

    @Option(names = "--follow")
    private boolean follow;

    public JobCommand(Cloudy cloudy) {
        this.cloudy = cloudy;
    }

    @Override
    public Integer call() {
        try (BusConnection node = cloudy.connect()) {
            return cloudy.isJson() ? json(node) : text(node);
        }
    }

    /** The log as it grows, then what became of the job. */
    private int text(BusConnection node) {
        Job job = read(node, new JobView() {
                    @Override
                    public void line(JobLine line) {
                        cloudy.surroundings().out().println(logged(line));
                    }
                })
                .value();
        cloudy.surroundings().out().println(facts(job).text());
        if (follow) {
            Work.requireDone(job);
        }
        return 0;
    }

    /** One object: the job with its lines. */
    private int json(BusConnection node) {
        ArrayNode lines = Wire.mapper().createArrayNode();
        Reply<Job> job = read(node, new JobView() {
            @Override
            public void line(JobLine line) {
                lines.add(Wire.mapper().<ObjectNode>valueToTree(line));
            }
        });
        if (follow) {
            Work.requireDone(job.value());
        }
        return cloudy.show(((ObjectNode) job.json()).set("lines", lines), () -> "");
    }

    private Reply<Job> read(BusConnection node, JobView view) {
        return follow ? Follow.job(id, node, view) : Follow.once(id, node, view);
    }

    private String logged(JobLine line) {
        return cloudy.times().timeOfDay(line.time()) + "  " + Table.printable(line.text());
    }

    private Facts facts(Job job) {
        Texts texts = cloudy.texts();
        Facts facts = new Facts(texts)
                .with("cli.column.job", job.id())
                .with("cli.column.title", texts.of(job.title()))
                .with("cli.column.state", texts.of("job-state", job.state()))
                .with("cli.column.progress", job.percent() == null ? null : job.percent() + " %")
                .with("cli.column.step", texts.of(job.step()))
                .with("cli.column.user", job.user())
                .with("cli.column.created", cloudy.times().ago(job.created()))
                .with("cli.column.ended", cloudy.times().ago(job.ended()));
        return job.failure() == null ? facts : facts.with("cli.column.reason", texts.of(job.failure()));
    }
}
