package org.cloudy.bus.accounts;

/** The password that an account is given by an administrator: 10 to 256 characters. */
public record AccountPassword(String user, String password) {
    @Override
    public String toString() {
        return "AccountPassword[user=" + user + ", password=****]";
    }
}
