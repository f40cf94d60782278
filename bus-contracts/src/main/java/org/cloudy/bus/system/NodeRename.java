package org.cloudy.bus.system;

/** What a node is called from now on: 1 to 63 letters, digits and hyphens (RFC 1123). */
public record NodeRename(String name) {}
