package org.cloudy.bus.system;

import org.cloudy.bus.Role;

/** Somebody who may sign in; {@code language} is an ISO 639-1 code. */
public record Account(String user, Role role, String language) {}
