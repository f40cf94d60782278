package org.cloudy.bus.firewall;

import org.cloudy.bus.Call;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Reach;
import org.cloudy.bus.Role;

/** The node's firewall: off until its owner switches it on. */
public final class FirewallContract {
    /** How it is. */
    public static final Call<Empty, Firewall> STATUS =
            new Call<>("cloudy.firewall.status", Empty.class, Firewall.class, Reach.NODE, Role.MEMBER);

    /**
     * Puts it in force for 60 seconds. Who is locked out by it waits, and all is as before: the kernel itself ends it, also if the
     * node is dead by then. UNAVAILABLE with what is in the way; CONFLICT if it is on.
     */
    public static final Call<Empty, Firewall> TRY =
            new Call<>("cloudy.firewall.try", Empty.class, Firewall.class, Reach.NODE, Role.ADMIN);

    /** Makes a trial last. CONFLICT if there is none, or its time is up. */
    public static final Call<Empty, Firewall> CONFIRM =
            new Call<>("cloudy.firewall.confirm", Empty.class, Firewall.class, Reach.NODE, Role.ADMIN);

    /** Takes it away; done also if it is off. */
    public static final Call<Empty, Firewall> OFF =
            new Call<>("cloudy.firewall.off", Empty.class, Firewall.class, Reach.NODE, Role.ADMIN);

    private FirewallContract() {}
}
