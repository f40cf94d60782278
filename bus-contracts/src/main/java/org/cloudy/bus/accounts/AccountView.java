package org.cloudy.bus.accounts;

import java.time.Instant;
import org.cloudy.bus.Role;
import org.jspecify.annotations.Nullable;

/**
 * An account as it is shown.
 *
 * @param language ISO 639-1 code of the language that its owner is spoken to in
 * @param enabled whether its owner may sign in
 * @param secondFactor whether a code is asked beside the password
 * @param created null for one that is older than this note
 * @param lastSignIn null if nobody ever signed in with it
 */
public record AccountView(
        String user,
        Role role,
        String language,
        boolean enabled,
        boolean secondFactor,
        @Nullable Instant created,
        @Nullable Instant lastSignIn) {}
