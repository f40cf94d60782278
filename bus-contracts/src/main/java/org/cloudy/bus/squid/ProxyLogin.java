package org.cloudy.bus.squid;

/**
 * What a user of the proxy signs in with.
 *
 * @param name 1 to 32 of A-Z, a-z, 0-9, '.', '_' and '-'
 * @param password 8 to 128 characters, none of them a control character
 */
public record ProxyLogin(String name, String password) {
    @Override
    public String toString() {
        return "ProxyLogin[name=" + name + ", password=****]";
    }
}
