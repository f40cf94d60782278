package org.cloudy.system;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sign-ins that are half done: the password was right, the code is still asked. A ticket is good for five minutes and for the
 * address that it was given to; of very many the oldest are forgotten.
 */
final class Tickets {
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);
    private static final int MOST = 1_000;
    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private final Map<String, Half> open = new LinkedHashMap<>();

    private record Half(String user, String origin, Instant until) {}

    Tickets(Clock clock) {
        this.clock = clock;
    }

    /** A ticket for a user who is half in. */
    synchronized String give(String user, String origin) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        if (open.size() >= MOST) {
            open.remove(open.keySet().iterator().next());
        }
        open.put(ticket, new Half(user, origin, clock.instant().plus(GOOD_FOR)));
        return ticket;
    }

    /** Whose it is, if it is still good there. */
    synchronized Optional<String> user(String ticket, String origin) {
        return Optional.ofNullable(open.get(ticket))
                .filter(half -> half.origin().equals(origin))
                .filter(half -> half.until().isAfter(clock.instant()))
                .map(Half::user);
    }

    /** It is of no more use. */
    synchronized void take(String ticket) {
        open.remove(ticket);
    }
}
