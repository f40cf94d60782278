package org.cloudy.bus.accounts;

import org.cloudy.bus.Role;

/** What an account may do from now on. */
public record AccountRole(String user, Role role) {}
