package org.cloudy.bus.sessions;

/** Which session is meant: a name that is of no use to sign in with. */
public record SessionId(String id) {}
