package org.cloudy.bus.capabilities;

import java.util.List;

/** Lines of a log, the oldest first. */
public record LogLines(List<String> lines) {}
