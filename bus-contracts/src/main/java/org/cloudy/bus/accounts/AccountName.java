package org.cloudy.bus.accounts;

/** Which account is meant. */
public record AccountName(String user) {}
