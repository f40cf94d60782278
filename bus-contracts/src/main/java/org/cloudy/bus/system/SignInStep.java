package org.cloudy.bus.system;

import org.jspecify.annotations.Nullable;

/**
 * How far somebody came who typed the right password: in, or before the second factor. One of the two is null.
 *
 * @param account whose credentials these are, if nothing else is asked
 * @param ticket what proves for five minutes that the password was right, to be brought with the code
 */
public record SignInStep(
        @Nullable Account account, @Nullable String ticket) {
    @Override
    public String toString() {
        return "SignInStep[account=" + account + ", ticket=" + (ticket == null ? "none" : "****") + "]";
    }
}
