package org.cloudy.platform.jobs;

import java.util.function.Function;
import org.cloudy.bus.text.Text;

/**
 * A kind of job. What it takes is a record, so that a job survives a crash of the node.
 *
 * @param name as {@code capabilities.install}
 * @param title what a job of this kind does, for people
 * @param recovery what becomes of one that ran when the node died
 */
public record JobKind<A extends Record>(
        String name, Class<A> arguments, Function<A, Text> title, Recovery recovery, JobBody<A> body) {
    /** What becomes of a job that ran when the node died; one that waited runs in any case. */
    public enum Recovery {
        /** It is started again from the beginning. */
        RESUME,
        /** It is marked as failed. */
        FAIL
    }
}
