package org.cloudy.bus;

/** A request or reply that says nothing more. */
public record Empty() {
    public static final Empty EMPTY = new Empty();
}
