package org.cloudy.bus.accounts;

import java.util.List;

/** All accounts, by their names. */
public record AccountList(List<AccountView> accounts) {}
