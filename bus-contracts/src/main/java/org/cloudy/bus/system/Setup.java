package org.cloudy.bus.system;

import org.jspecify.annotations.Nullable;

/**
 * What the first-boot wizard asks.
 *
 * @param code the one-time code that the node printed; an administrator at the node's own socket needs none
 * @param language ISO 639-1 code of the node's default language
 * @param nodeName 1 to 63 letters, digits and hyphens (RFC 1123)
 * @param user the administrator's account: 1 to 32 of a-z, 0-9, '.', '_' and '-'
 * @param password 10 to 256 characters
 */
public record Setup(@Nullable String code, String language, String nodeName, String user, String password) {
    @Override
    public String toString() {
        return "Setup[language=" + language + ", nodeName=" + nodeName + ", user=" + user + ", password=****]";
    }
}
