package org.cloudy.bus.power;

import org.cloudy.bus.Call;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Reach;
import org.cloudy.bus.Role;

/** Starting anew and shutting down. */
public final class PowerContract {
    /** What is possible. */
    public static final Call<Empty, PowerState> STATE =
            new Call<>("cloudy.power.state", Empty.class, PowerState.class, Reach.NODE, Role.MEMBER);

    /** Does it a moment after the reply. UNAVAILABLE with what is in the way. */
    public static final Call<PowerWish, Empty> ACT =
            new Call<>("cloudy.power.act", PowerWish.class, Empty.class, Reach.NODE, Role.ADMIN);

    private PowerContract() {}
}
