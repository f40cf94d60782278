package org.cloudy.bus.discovery;

/** Names one service instance. */
public record ServiceId(String id) {}
