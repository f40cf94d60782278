package org.cloudy.bus.system;

/**
 * Whether the first-boot wizard still waits.
 *
 * @param nodeName the name that the node goes by until then
 */
public record SetupState(boolean needed, String nodeName, String language) {}
