package org.cloudy.cli.view;

import java.io.PrintStream;
import org.cloudy.bus.jobs.Job;

/** A job's progress on one line of a terminal that is drawn again and again. */
public final class ProgressBar implements JobView {
    private static final int BAR = 20;
    private static final String ERASE = "\r\u001b[2K";

    private final Texts texts;
    private final PrintStream terminal;
    private final int columns;
    private String shown = "";

    public ProgressBar(Texts texts, PrintStream terminal, int columns) {
        this.texts = texts;
        this.terminal = terminal;
        this.columns = columns;
    }

    @Override
    public void changed(Job job) {
        String line = Table.printable(texts.of(job.title()) + "  " + bar(job) + "  "
                + (job.step() == null ? texts.of("job-state", job.state()) : texts.of(job.step())));
        String fitting = line.length() < columns ? line : line.substring(0, columns - 2) + "…";
        if (!fitting.equals(shown)) {
            shown = fitting;
            terminal.print(ERASE + fitting);
            terminal.flush();
        }
    }

    private static String bar(Job job) {
        if (job.percent() == null) {
            return "[" + "·".repeat(BAR) + "]";
        }
        int done = Math.clamp(job.percent(), 0, 100) * BAR / 100;
        return "[" + "█".repeat(done) + "·".repeat(BAR - done) + "] " + job.percent() + " %";
    }

    @Override
    public void close() {
        terminal.print(ERASE);
        terminal.flush();
        shown = "";
    }
}
