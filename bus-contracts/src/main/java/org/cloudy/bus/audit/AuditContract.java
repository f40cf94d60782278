package org.cloudy.bus.audit;

import org.cloudy.bus.Call;
import org.cloudy.bus.Reach;
import org.cloudy.bus.Role;

/** What was done on the node. */
public final class AuditContract {
    /** Lines of the trail. */
    public static final Call<AuditQuery, AuditPage> FIND =
            new Call<>("cloudy.audit.find", AuditQuery.class, AuditPage.class, Reach.NODE, Role.ADMIN).asLook();

    private AuditContract() {}
}
