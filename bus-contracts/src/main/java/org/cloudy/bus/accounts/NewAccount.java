package org.cloudy.bus.accounts;

import org.cloudy.bus.Role;

/**
 * An account that is to be made.
 *
 * @param user 1 to 32 of a-z, 0-9, '.', '_' and '-'
 * @param language ISO 639-1 code
 * @param password 10 to 256 characters
 */
public record NewAccount(String user, Role role, String language, String password) {
    @Override
    public String toString() {
        return "NewAccount[user=" + user + ", role=" + role + ", language=" + language + ", password=****]";
    }
}
