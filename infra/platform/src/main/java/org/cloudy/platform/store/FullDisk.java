package org.cloudy.platform.store;

import java.util.Optional;
import org.cloudy.bus.Failure;
import org.cloudy.bus.FailureCode;

/** That the disk is full, told by whoever finds it out first. */
public final class FullDisk {
    /** What the system says of it in English, the language in which the node asks it. */
    private static final String WORDS = "No space left on device";

    private FullDisk() {}

    /** What a person is told if these words of a program or a library say so: Failure UNAVAILABLE. */
    public static Optional<Failure> in(String words) {
        return words.contains(WORDS) ? Optional.of(failure()) : Optional.empty();
    }

    static Failure failure() {
        return Failure.of(FailureCode.UNAVAILABLE, "store.full");
    }
}
