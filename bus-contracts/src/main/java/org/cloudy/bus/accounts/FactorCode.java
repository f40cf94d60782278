package org.cloudy.bus.accounts;

import org.jspecify.annotations.Nullable;

/**
 * The six digits that an application shows now.
 *
 * @param user as of {@link FactorProof}
 */
public record FactorCode(@Nullable String user, String code) {
    @Override
    public String toString() {
        return "FactorCode[user=" + user + ", ****]";
    }
}
