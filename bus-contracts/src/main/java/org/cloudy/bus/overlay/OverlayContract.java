package org.cloudy.bus.overlay;

import org.cloudy.bus.Call;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Reach;
import org.cloudy.bus.Role;
import org.cloudy.bus.Topic;

/** What can be asked of the network that joins the nodes of a micro cloud. */
public final class OverlayContract {
    /** This node's public key on the overlay; the pair is made at the first call, which takes some seconds. */
    public static final Call<Empty, OverlayKey> KEY =
            new Call<>("cloudy.overlay.key", Empty.class, OverlayKey.class, Reach.NODE, Role.ADMIN);

    /**
     * Brings the overlay up as planned, or changes it to the plan while it runs: links to peers that stay are not cut. The plan
     * is kept and applied again at the next start. INVALID with the fields that cannot be used; CONFLICT if a local network has
     * the addresses already, or another program the port; UNAVAILABLE with what is in the way: no root, daemon missing or dying.
     */
    public static final Call<OverlayPlan, OverlayStatus> APPLY =
            new Call<>("cloudy.overlay.apply", OverlayPlan.class, OverlayStatus.class, Reach.NODE, Role.ADMIN);

    /** Takes the overlay down at once and forgets the plan; done also if there was none. */
    public static final Call<Empty, OverlayStatus> DOWN =
            new Call<>("cloudy.overlay.down", Empty.class, OverlayStatus.class, Reach.NODE, Role.ADMIN);

    /**
     * Forgets the plan, and leaves what is up to the end of the node, so that all that runs on it can leave in order; the node
     * then starts outside of it. Done also if there was none.
     */
    public static final Call<Empty, OverlayStatus> FORGET =
            new Call<>("cloudy.overlay.forget", Empty.class, OverlayStatus.class, Reach.NODE, Role.ADMIN);

    /** How the overlay is now. */
    public static final Call<Empty, OverlayStatus> STATUS =
            new Call<>("cloudy.overlay.status", Empty.class, OverlayStatus.class, Reach.NODE, Role.MEMBER);

    /** The overlay came up, went down, or a link changed. */
    public static final Topic<OverlayStatus> CHANGED =
            new Topic<>("cloudy.overlay.changed", OverlayStatus.class, Reach.NODE, Role.MEMBER);

    private OverlayContract() {}
}
