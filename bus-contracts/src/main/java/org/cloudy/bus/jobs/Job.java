package org.cloudy.bus.jobs;

import java.time.Instant;
import org.cloudy.bus.Failure;
import org.cloudy.bus.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work that takes a while.
 *
 * @param id counts up from 1 on this node
 * @param kind what it does, as {@code capabilities.install}
 * @param resource what it works on; jobs of one resource run one after the other
 * @param title what it does, for people
 * @param user who asked for it
 * @param percent how far it is, 0 to 100; null where that can't be told
 * @param step what it is doing now; null before it starts
 * @param failure why it failed; null if it did not
 */
public record Job(
        long id,
        String kind,
        String resource,
        Text title,
        String user,
        JobState state,
        @Nullable Integer percent,
        @Nullable Text step,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant ended,
        Failure.@Nullable Problem failure) {}
