package org.cloudy.platform.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobLine;
import org.cloudy.bus.text.Messages;
import org.cloudy.platform.NodeSettings;
import org.cloudy.platform.store.NodeStore;

/** A job's lines as they are read. */
record JobLog(JobTable table, NodeStore store) {
    private static final int LINES_AT_ONCE = 1_000;

    /** The lines from this number on; what is not kept any more is told in a line of its own. */
    List<JobLine> read(Job job, int fromLine) {
        int from = Math.max(1, fromLine);
        List<JobLine> lines = table.lines(job.id(), from, LINES_AT_ONCE);
        if (lines.isEmpty() || lines.getFirst().number() == from) {
            return lines;
        }
        JobLine first = lines.getFirst();
        int dropped = first.number() - from;
        String text = text("job.lines-dropped", Map.of("count", String.valueOf(dropped)));
        List<JobLine> told = new ArrayList<>(lines);
        told.addFirst(new JobLine(job.id(), first.number() - 1, first.time(), text));
        return told.subList(0, Math.min(told.size(), LINES_AT_ONCE));
    }

    /** What a log says beside the words of tools, in the node's language. */
    String text(String key, Map<String, String> args) {
        return Messages.text(NodeSettings.of(store).map(NodeSettings::language).orElse("en"), key, args);
    }
}
