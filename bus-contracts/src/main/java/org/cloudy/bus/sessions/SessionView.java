package org.cloudy.bus.sessions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is signed in.
 *
 * @param id names the session where it is ended; a browser knows it by another, secret one
 * @param seen when it last asked for something
 * @param origin the address that it was begun from
 * @param browser its name, as Firefox; null for one that is not known
 * @param system that the browser runs on, as Android; null for one that is not known
 */
public record SessionView(
        String id,
        String user,
        Instant since,
        Instant seen,
        String origin,
        @Nullable String browser,
        @Nullable String system) {}
