package org.cloudy.bus.firewall;

import org.cloudy.bus.text.Text;

/**
 * A port that the firewall lets through.
 *
 * @param transport "tcp" or "udp"
 * @param why who listens there
 */
public record OpenPort(int port, String transport, Text why) {}
