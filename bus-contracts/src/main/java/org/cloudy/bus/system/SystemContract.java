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
            new Call<>("cloudy.system.setup", Setup.class, Account.class, Reach.NODE, Role.ANYONE).asAct();

    /**
     * Whose credentials these are; asked by the node's own doors alone, which let nobody in before the second step where there is
     * one. FORBIDDEN if wrong or tried too often. The trail has the user who tried.
     */
    public static final Call<Credentials, SignInStep> AUTHENTICATE = new Call<>(
                    "cloudy.system.authenticate", Credentials.class, SignInStep.class, Reach.NODE, Role.ADMIN)
            .asLook();

    /**
     * The second step of a sign-in. FORBIDDEN if the code is wrong, was used before, or was tried too often; CONFLICT if the first
     * step was too long ago.
     */
    public static final Call<CodeAttempt, Account> AUTHENTICATE_CODE = new Call<>(
                    "cloudy.system.authenticate-code", CodeAttempt.class, Account.class, Reach.NODE, Role.ADMIN)
            .asLook();

    /** Calls the node something else. INVALID if that can be no name. */
    public static final Call<NodeRename, NodeRename> RENAME =
            new Call<>("cloudy.system.rename", NodeRename.class, NodeRename.class, Reach.NODE, Role.ADMIN);

    private SystemContract() {}
}
