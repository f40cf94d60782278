package org.cloudy.bus.jobs;

import java.time.Instant;

/** One line of a job's log; {@code number} counts up from 1 in each job. */
public record JobLine(long job, int number, Instant time, String text) {}
