package org.cloudy.bus.discovery;

/** A node came, changed or went. */
public record NodeChange(ChangeKind kind, NodeView node) {}
