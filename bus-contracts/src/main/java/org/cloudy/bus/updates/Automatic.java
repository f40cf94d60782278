package org.cloudy.bus.updates;

/** Whether the node applies security updates by itself. */
public record Automatic(boolean on) {}
