package org.cloudy.bus.notices;

import java.util.List;

/** Open notices, the most urgent first, and of these the latest. */
public record Notices(List<Notice> notices) {}
