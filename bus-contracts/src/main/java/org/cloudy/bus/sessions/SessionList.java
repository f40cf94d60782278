package org.cloudy.bus.sessions;

import java.util.List;

/** Sessions, the one that was last seen first. */
public record SessionList(List<SessionView> sessions) {}
