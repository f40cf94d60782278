package org.cloudy.testkit.net;

import java.time.Duration;

/**
 * What is wrong with a link.
 *
 * @param delay how long each frame takes, in each direction
 * @param jitter how much longer it may take
 * @param loss how many frames of a hundred are lost, in each direction
 * @param megabits how many millions of bits pass in a second, in each direction; zero for any number
 * @param outgoing whether all that its host sends is lost
 * @param incoming whether all that its host is sent is lost
 */
record Faults(Duration delay, Duration jitter, int loss, int megabits, boolean outgoing, boolean incoming) {
    static final Faults NONE = new Faults(Duration.ZERO, Duration.ZERO, 0, 0, false, false);

    Faults {
        if (delay.isNegative() || jitter.isNegative()) {
            throw new IllegalArgumentException("no frame arrives before it was sent");
        }
        if (loss < 0 || loss > 100) {
            throw new IllegalArgumentException("a loss is between 0 and 100 percent, not " + loss);
        }
        if (megabits < 0) {
            throw new IllegalArgumentException("a bandwidth is not negative, as " + megabits);
        }
    }

    Faults delayed(Duration by) {
        return new Faults(by, jitter, loss, megabits, outgoing, incoming);
    }

    Faults jittering(Duration by) {
        return new Faults(delay, by, loss, megabits, outgoing, incoming);
    }

    Faults losing(int percent) {
        return new Faults(delay, jitter, percent, megabits, outgoing, incoming);
    }

    Faults limited(int to) {
        return new Faults(delay, jitter, loss, to, outgoing, incoming);
    }

    Faults cut(boolean out, boolean in) {
        return new Faults(delay, jitter, loss, megabits, out, in);
    }

    boolean delays() {
        return !delay.isZero() || !jitter.isZero();
    }
}
