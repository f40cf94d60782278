package org.cloudy.bus.accounts;

import org.jspecify.annotations.Nullable;

/**
 * That it is still the owner of the account who sits there.
 *
 * @param user as of {@link FactorProof}
 */
public record PasswordProof(@Nullable String user, String password) {
    @Override
    public String toString() {
        return "PasswordProof[user=" + user + ", ****]";
    }
}
