package org.cloudy.cli.view;

import java.io.PrintStream;
import org.cloudy.bus.jobs.Job;

/** A job's progress as plain lines, one for each step: for a log, a pipe, a screen reader. */
public final class ProgressLines implements JobView {
    private final Texts texts;
    private final PrintStream out;
    private String shown = "";

    public ProgressLines(Texts texts, PrintStream out) {
        this.texts = texts;
        this.out = out;
    }

    @Override
    public void changed(Job job) {
        String step = Table.printable(texts.of(job.title()) + ": "
                + (job.step() == null || job.state().isOver()
                        ? texts.of("job-state", job.state())
                        : texts.of(job.step())));
        if (!step.equals(shown)) {
            shown = step;
            out.println(job.percent() == null || job.state().isOver() ? step : step + " (" + job.percent() + " %)");
        }
    }
}
