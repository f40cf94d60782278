package org.cloudy.cli.view;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobLine;

/** Passes all on to another view, and keeps a job's last lines for the case that it fails. */
public final class LastLines implements JobView {
    private static final int KEPT = 10;

    private final JobView view;
    private final Deque<String> lines = new ArrayDeque<>();

    public LastLines(JobView view) {
        this.view = view;
    }

    /** The last lines, the oldest first. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void changed(Job job) {
        view.changed(job);
    }

    @Override
    public void line(JobLine line) {
        if (lines.size() == KEPT) {
            lines.removeFirst();
        }
        lines.add(Table.printable(line.text()));
        view.line(line);
    }

    @Override
    public void close() {
        view.close();
    }
}
