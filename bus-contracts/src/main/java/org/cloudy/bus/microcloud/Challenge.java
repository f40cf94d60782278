package org.cloudy.bus.microcloud;

/**
 * Asks a node to prove who it is.
 *
 * @param nonce 16 to 64 characters that nobody can guess
 */
public record Challenge(String nonce) {}
