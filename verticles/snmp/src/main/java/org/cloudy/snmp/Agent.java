package org.cloudy.snmp;

import java.time.Duration;

/**
 * An agent, and how it is asked.
 *
 * @param host IP address or host name
 * @param port for UDP
 * @param patience how long one answer may take; a question is asked twice
 */
record Agent(String host, int port, Credentials credentials, Duration patience) {}
