package org.cloudy.bus.system;

import org.cloudy.bus.Call;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Reach;
import org.cloudy.bus.Role;

/** What can be asked of the node as a whole. */
public final class SystemContract {
    /** The node in one view. */
    public static final Call<Empty, NodeStatus> STATUS =
            new Call<>("cloudy.system.status", Empty.class, NodeStatus.class, Reach.NODE, Role.MEMBER);

    /** How busy the machine is. */
    public static final Call<Empty, Load> LOAD =
            new Call<>("cloudy.system.load", Empty.class, Load.class, Reach.NODE, Role.MEMBER);

    /** Whether the first-boot wizard still waits. */
    public static final Call<Empty, SetupState> SETUP_STATE =
            new Call<>("cloudy.system.setup-state", Empty.class, SetupState.class, Reach.NODE, Role.ANYONE);

    /**
     * Sets a new node up. INVALID with what is wrong of each field; FORBIDDEN for a wrong code, or too many of them; CONFLICT if
     * it was set up before.
     */
    public static final Call<Setup, Account> SETUP =
            new Call<>("cloudy.system.setup", Setup.class, Account.class, Reach.NODE, Role.ANYONE);

    /** Whose credentials these are; asked by the node's own doors alone. FORBIDDEN if wrong or tried too often. */
    public static final Call<Credentials, Account> AUTHENTICATE =
            new Call<>("cloudy.system.authenticate", Credentials.class, Account.class, Reach.NODE, Role.ADMIN);

    private SystemContract() {}
}
