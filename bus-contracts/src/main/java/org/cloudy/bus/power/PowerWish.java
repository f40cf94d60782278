package org.cloudy.bus.power;

/** What is to be done, and to what. */
public record PowerWish(What what, Act act) {
    /** NODE is Cloudy alone, MACHINE the whole machine. */
    public enum What {
        NODE,
        MACHINE
    }

    /** A node that is shut down stays so until somebody starts it. */
    public enum Act {
        RESTART,
        SHUT_DOWN
    }
}
