package org.cloudy.platform.host;

import java.time.Instant;

/** A line that a daemon wrote, and when. */
public record LoggedLine(Instant time, String text) {}
