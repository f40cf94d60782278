package org.cloudy.bus.logs;

import java.util.List;

/** Who writes logs: {@code node}, and the node's daemons by their names, as {@code squid.proxy}. */
public record LogSources(List<String> names) {}
