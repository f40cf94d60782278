package org.cloudy.bus.discovery;

/** A service came, changed or went. */
public record ServiceChange(ChangeKind kind, ServiceInstance service) {}
