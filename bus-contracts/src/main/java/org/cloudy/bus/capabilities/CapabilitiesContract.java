package org.cloudy.bus.capabilities;

import org.cloudy.bus.Call;
import org.cloudy.bus.Empty;
import org.cloudy.bus.Reach;
import org.cloudy.bus.Role;
import org.cloudy.bus.Topic;
import org.cloudy.bus.jobs.Job;

/** What can be asked of the manager of all plugins. */
public final class CapabilitiesContract {
    /** All capabilities of this node. */
    public static final Call<Empty, CapabilityList> LIST =
            new Call<>("cloudy.capabilities.list", Empty.class, CapabilityList.class, Reach.NODE, Role.MEMBER);

    /** One capability with its settings. NOT_FOUND. */
    public static final Call<CapabilityName, CapabilityDetail> GET = new Call<>(
            "cloudy.capabilities.get", CapabilityName.class, CapabilityDetail.class, Reach.NODE, Role.MEMBER);

    /** Starts a job. NOT_FOUND; CONFLICT if the action does not fit the state, or a job works on it already. */
    public static final Call<ActionRequest, Job> ACT =
            new Call<>("cloudy.capabilities.act", ActionRequest.class, Job.class, Reach.NODE, Role.ADMIN);

    /** Checks settings and starts a job that brings them into force. INVALID with what is wrong of each field. */
    public static final Call<Configuration, Job> CONFIGURE =
            new Call<>("cloudy.capabilities.configure", Configuration.class, Job.class, Reach.NODE, Role.ADMIN);

    /** Runs all checks now. NOT_FOUND. */
    public static final Call<CapabilityName, CheckResults> DIAGNOSE = new Call<>(
            "cloudy.capabilities.diagnose", CapabilityName.class, CheckResults.class, Reach.NODE, Role.MEMBER);

    /** What its daemons wrote. NOT_FOUND. */
    public static final Call<LogQuery, LogLines> LOG =
            new Call<>("cloudy.capabilities.log", LogQuery.class, LogLines.class, Reach.NODE, Role.ADMIN);

    /** A capability's state, publication, health or settings changed. */
    public static final Topic<CapabilitySummary> CHANGED =
            new Topic<>("cloudy.capabilities.changed", CapabilitySummary.class, Reach.NODE, Role.MEMBER);

    private CapabilitiesContract() {}
}
