package org.cloudy.bus.capabilities;

/** What an owner can do with a capability; each is a job. */
public enum Action {
    /** Fetches its packages and makes its folders. */
    INSTALL,
    /** Switches it on, now and at every start of the node. */
    START,
    /** Switches it off; withdraws it first. */
    STOP,
    /** Announces it to the micro cloud. */
    PUBLISH,
    /** Takes the announcement back. */
    WITHDRAW,
    /** Puts right what a failed check found. */
    REPAIR,
    /** Stops it and takes it away, its data with it. */
    REMOVE
}
