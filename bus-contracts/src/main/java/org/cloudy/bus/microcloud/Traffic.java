package org.cloudy.bus.microcloud;

/**
 * What went through a node's side of the overlay since its daemon started.
 *
 * @param receivedBytes from all other members together
 * @param sentBytes to all other members together
 */
public record Traffic(long receivedBytes, long sentBytes) {}
