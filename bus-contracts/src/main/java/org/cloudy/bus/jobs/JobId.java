package org.cloudy.bus.jobs;

/** Names one job. */
public record JobId(long id) {}
