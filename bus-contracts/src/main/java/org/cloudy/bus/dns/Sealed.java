package org.cloudy.bus.dns;

/**
 * A message that proves by its signature which node wrote it, whoever passed it on.
 *
 * @param signed the text and its signature, as JSON; at most 4,000 characters
 */
public record Sealed(String signed) {}
