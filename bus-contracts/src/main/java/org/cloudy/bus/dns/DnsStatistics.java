package org.cloudy.bus.dns;

/**
 * How much was asked of the name server since it started.
 *
 * @param requests that came
 * @param answered with what was asked
 * @param absent of a name that does not exist (NXDOMAIN)
 * @param failed that could not be resolved (SERVFAIL)
 * @param recursive that it asked other servers for
 */
public record DnsStatistics(long requests, long answered, long absent, long failed, long recursive) {}
