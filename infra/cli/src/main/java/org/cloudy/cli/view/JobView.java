package org.cloudy.cli.view;

import org.cloudy.bus.jobs.Job;
import org.cloudy.bus.jobs.JobLine;

/** Somebody or something that watches a job. */
public interface JobView {
    /** Watches without showing anything. */
    JobView SILENT = new JobView() {};

    /** The job's state, progress or step is now this; may be told again without a change. */
    default void changed(Job job) {}

    /** The job wrote a line. */
    default void line(JobLine line) {}

    /** Nothing more comes. */
    default void close() {}
}
