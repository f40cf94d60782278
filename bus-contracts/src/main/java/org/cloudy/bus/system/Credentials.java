package org.cloudy.bus.system;

/**
 * What somebody signs in with.
 *
 * @param origin where the attempt comes from (an address), for the limit on attempts
 */
public record Credentials(String user, String password, String origin) {
    @Override
    public String toString() {
        return "Credentials[user=" + user + ", password=****, origin=" + origin + "]";
    }
}
