package org.cloudy.bus.search;

/** Which document: {@code <node id>/<name>}. */
public record DocumentId(String id) {}
