package org.cloudy.bus.accounts;

import org.jspecify.annotations.Nullable;

/**
 * That it is the owner of an account with a second factor who asks.
 *
 * @param user whose account; null for the caller's own. Only an administrator may name another, as the command line does, which
 *     has no account: the rest has to be proved all the same
 * @param code of the application, or a recovery code
 */
public record FactorProof(@Nullable String user, String password, String code) {
    @Override
    public String toString() {
        return "FactorProof[user=" + user + ", ****]";
    }
}
