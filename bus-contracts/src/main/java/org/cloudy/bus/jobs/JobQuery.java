package org.cloudy.bus.jobs;

/** Which job, and from which line of its log on (1 for all). */
public record JobQuery(long id, int fromLine) {}
