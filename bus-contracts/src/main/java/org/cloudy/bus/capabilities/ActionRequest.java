package org.cloudy.bus.capabilities;

/** Do something with a capability. */
public record ActionRequest(String name, Action action) {}
