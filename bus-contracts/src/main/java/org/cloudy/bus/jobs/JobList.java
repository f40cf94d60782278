package org.cloudy.bus.jobs;

import java.util.List;

/** Jobs, the newest first. */
public record JobList(List<Job> jobs) {}
