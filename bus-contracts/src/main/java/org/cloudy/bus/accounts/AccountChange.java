package org.cloudy.bus.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That an account changed.
 *
 * @param endsSessions whether sessions that began before are over: the password, the role or the account itself is another one
 * @param language the account's from now on; null if it is gone
 */
public record AccountChange(
        String user, boolean endsSessions, @Nullable String language, Instant at) {}
