package org.cloudy.bus.squid;

/** Names one user of the proxy. */
public record ProxyUserName(String name) {}
