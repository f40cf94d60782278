package org.cloudy.bus.updates;

/** Names one package of {@link UpdateList}. */
public record PackageName(String name) {}
