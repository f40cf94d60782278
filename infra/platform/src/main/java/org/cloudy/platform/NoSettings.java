package org.cloudy.platform;

/** The settings of a capability that has none. */
public record NoSettings() {
    public static final NoSettings NONE = new NoSettings();
}
