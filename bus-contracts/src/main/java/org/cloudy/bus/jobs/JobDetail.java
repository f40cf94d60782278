package org.cloudy.bus.jobs;

import java.util.List;

/** A job with a part of its log, at most 1,000 lines; ask again from the next line for more. */
public record JobDetail(Job job, List<JobLine> lines) {}
