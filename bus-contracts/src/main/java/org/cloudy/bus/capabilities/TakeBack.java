package org.cloudy.bus.capabilities;

/**
 * A capability that is put back.
 *
 * @param stage name of the folder in the node's {@code restore} folder in which its files lie ready
 */
public record TakeBack(String name, String stage) {}
