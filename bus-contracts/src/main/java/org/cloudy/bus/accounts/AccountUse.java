package org.cloudy.bus.accounts;

/** Whether somebody may sign in with an account from now on. */
public record AccountUse(String user, boolean enabled) {}
